using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// The way back through tail(scale * z + shift + residual), scale = weight / sqrt(variance + epsilon), where mean and variance are the batch's: first the sums
/// of the gradient g behind the rectifier and of g (z - mean); then dz = scale * (g - mean(g) - (z - mean) * mean(g (z - mean)) / (variance + epsilon)).
/// Without a residual the rectifier's side is worked out from z, both times; with one the result is looked at, and g is left in place of the gradient, as the
/// residual's gradient is just that.
/// </summary>
internal sealed unsafe class NormGradient : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _rows;
    private readonly int _channels;
    private readonly Tail _tail;
    private readonly int _block;
    private readonly int _blocks;
    private Arguments _a;
    private float* _partial;
    private bool _second;

    public NormGradient(int rows, int channels, Tail tail)
    {
        _rows = rows;
        _channels = channels;
        _tail = tail;
        _block = Math.Max(16, BlockFloats / channels);
        _blocks = (rows + _block - 1) / _block;
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => (2L * _blocks * _channels) + (3L * _channels);

    /// <summary>
    /// The first half: the sums of g and of g (z - mean), one a channel each.
    /// </summary>
    public void Rectify(WorkerPool pool, in Arguments arguments, Floats sums, Floats distances, Floats scratch)
    {
        _a = arguments;
        _partial = scratch.Start;
        _second = false;
        pool.Run(_blocks, this);
        for (var c = 0; c < _channels; c++)
        {
            double sum = 0, distance = 0;
            for (var b = 0; b < _blocks; b++)
            {
                sum += _partial[(2L * b * _channels) + c];
                distance += _partial[(((2L * b) + 1) * _channels) + c];
            }

            sums.Start[c] = (float)sum;
            distances.Start[c] = (float)distance;
        }
    }

    /// <summary>The second half: dz = factor * g + slope * (z - mean) + offset, all three one a channel, written or added.</summary>
    public void Spread(WorkerPool pool, in Arguments arguments, Floats factors)
    {
        _a = arguments;
        _partial = factors.Start;
        _second = true;
        pool.Run(_blocks, this);
    }

    protected override void Part<T>(int part)
    {
        var start = (long)part * _block * _channels;
        var count = Math.Min(_block, _rows - (part * _block));
        var c = 0;
        for (; c < _channels; c += c + T.Count <= _channels ? T.Count : 1)
        {
            if (c + T.Count > _channels)
            {
                Columns<Lanes1>(part, start + c, count, c);
            }
            else
            {
                Columns<T>(part, start + c, count, c);
            }
        }
    }

    private void Columns<T>(int part, long start, int count, int channel)
        where T : struct, ILanes<T>
    {
        if (_second)
        {
            SpreadColumns<T>(start, count, channel);
        }
        else if (_a.Result is null)
        {
            RectifyColumns<T>(part, start, count, channel);
        }
        else
        {
            RectifyColumnsByResult<T>(part, start, count, channel);
        }
    }

    private void RectifyColumns<T>(int part, long start, int count, int channel)
        where T : struct, ILanes<T>
    {
        T mean = T.Load(_a.Mean + channel), scale = T.Load(_a.Scale + channel), shift = T.Load(_a.Shift + channel);
        T slope = T.Spread(_tail.Slope), top = T.Spread(_tail.Top), sum = T.Zero, distance = T.Zero;
        float* gradient = _a.Gradient + start, z = _a.Values + start;
        for (var row = 0; row < count; row++, gradient += _channels, z += _channels)
        {
            T g = T.Load(gradient), v = T.Load(z);
            var y = (v * scale) + shift;
            g = T.IfGreater(y, T.Zero, T.IfGreater(top, y, g, T.Zero), slope * g);
            sum += g;
            distance = T.MultiplyAdd(g, v - mean, distance);
        }

        sum.Store(_partial + (2L * part * _channels) + channel);
        distance.Store(_partial + (((2L * part) + 1) * _channels) + channel);
    }

    private void RectifyColumnsByResult<T>(int part, long start, int count, int channel)
        where T : struct, ILanes<T>
    {
        T mean = T.Load(_a.Mean + channel), slope = T.Spread(_tail.Slope), top = T.Spread(_tail.Top), sum = T.Zero, distance = T.Zero;
        float* gradient = _a.Gradient + start, z = _a.Values + start, result = _a.Result + start;
        for (var row = 0; row < count; row++, gradient += _channels, z += _channels, result += _channels)
        {
            T g = T.Load(gradient), y = T.Load(result);
            g = T.IfGreater(y, T.Zero, T.IfGreater(top, y, g, T.Zero), slope * g);
            g.Store(gradient);
            sum += g;
            distance = T.MultiplyAdd(g, T.Load(z) - mean, distance);
        }

        sum.Store(_partial + (2L * part * _channels) + channel);
        distance.Store(_partial + (((2L * part) + 1) * _channels) + channel);
    }

    private void SpreadColumns<T>(long start, int count, int channel)
        where T : struct, ILanes<T>
    {
        T factor = T.Load(_partial + channel), slope = T.Load(_partial + _channels + channel), offset = T.Load(_partial + (2 * _channels) + channel);
        T mean = T.Load(_a.Mean + channel), scale = T.Load(_a.Scale + channel), shift = T.Load(_a.Shift + channel);
        T leak = T.Spread(_a.IsRectified ? 1 : _tail.Slope), top = T.Spread(_a.IsRectified ? float.PositiveInfinity : _tail.Top);
        float* gradient = _a.Gradient + start, z = _a.Values + start, to = _a.To + start;
        for (var row = 0; row < count; row++, gradient += _channels, z += _channels, to += _channels)
        {
            T g = T.Load(gradient), v = T.Load(z);
            var y = (v * scale) + shift;
            g = T.IfGreater(y, T.Zero, T.IfGreater(top, y, g, T.Zero), leak * g);
            var dz = T.MultiplyAdd(factor, g, T.MultiplyAdd(slope, v - mean, offset));
            (_a.Adds ? dz + T.Load(to) : dz).Store(to);
        }
    }

    /// <summary>What both halves look at.</summary>
    /// <param name="gradient">The gradient of the result.</param>
    /// <param name="values">z.</param>
    /// <param name="result">The result, where there is a residual and a rectifier; else empty.</param>
    /// <param name="mean">The batch's means.</param>
    /// <param name="scale">weight / sqrt(variance + epsilon).</param>
    /// <param name="shift">What is added to z * scale.</param>
    /// <param name="to">Where dz goes.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    internal readonly struct Arguments(Floats gradient, Floats values, Floats result, Floats mean, Floats scale, Floats shift, Floats to, bool adds)
    {
        public readonly float* Gradient = gradient.Start;
        public readonly float* Values = values.Start;
        public readonly float* Result = result.IsEmpty ? null : result.Start;

        /// <summary>Whether the first half has left g in place of the gradient.</summary>
        public readonly bool IsRectified = !result.IsEmpty;

        public readonly float* Mean = mean.Start;
        public readonly float* Scale = scale.Start;
        public readonly float* Shift = shift.Start;
        public readonly float* To = to.IsEmpty ? null : to.Start;
        public readonly bool Adds = adds;
    }
}
