using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// Mean and variance of each channel of [rows, channels]: for blocks of rows that stay in the first caches the mean and the squared distances from it, then the
/// blocks together in double precision (Chan, Golub, LeVeque 1979). Blocks depend on the sizes alone.
/// </summary>
internal sealed unsafe class ChannelMoments : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _rows;
    private readonly int _channels;
    private readonly int _block;
    private readonly int _blocks;
    private float* _values;
    private float* _partial;

    public ChannelMoments(int rows, int channels)
    {
        _rows = rows;
        _channels = channels;
        _block = Math.Max(16, BlockFloats / channels);
        _blocks = (rows + _block - 1) / _block;
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => 2L * _blocks * _channels;

    /// <summary>Writes the mean and the biased variance.</summary>
    public void Run(WorkerPool pool, Floats values, Floats mean, Floats variance, Floats scratch)
    {
        _values = values.Start;
        _partial = scratch.Start;
        pool.Run(_blocks, this);
        for (var c = 0; c < _channels; c++)
        {
            double m = 0, s = 0;
            var count = 0L;
            for (var b = 0; b < _blocks; b++)
            {
                var n = Math.Min(_block, _rows - (b * _block));
                var delta = _partial[(2L * b * _channels) + c] - m;
                s += _partial[(((2L * b) + 1) * _channels) + c] + (delta * delta * count * n / (count + n));
                count += n;
                m += delta * n / count;
            }

            mean.Start[c] = (float)m;
            variance.Start[c] = (float)(s / count);
        }
    }

    protected override void Part<T>(int part)
    {
        var count = Math.Min(_block, _rows - (part * _block));
        var values = _values + ((long)part * _block * _channels);
        float* means = _partial + (2L * part * _channels), squares = means + _channels;
        var c = 0;
        for (; c + T.Count <= _channels; c += T.Count)
        {
            Columns<T>(values + c, count, means + c, squares + c);
        }

        for (; c < _channels; c++)
        {
            Columns<Lanes1>(values + c, count, means + c, squares + c);
        }
    }

    private void Columns<T>(float* values, int count, float* mean, float* squares)
        where T : struct, ILanes<T>
    {
        T sum = T.Zero, square = T.Zero;
        for (var row = 0; row < count; row++)
        {
            sum += T.Load(values + ((long)row * _channels));
        }

        var m = sum / T.Spread(count);
        for (var row = 0; row < count; row++)
        {
            var d = T.Load(values + ((long)row * _channels)) - m;
            square = T.MultiplyAdd(d, d, square);
        }

        m.Store(mean);
        square.Store(squares);
    }
}
