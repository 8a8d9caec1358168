using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// The way back through <see cref="GroupNormForward"/>: dx = r weight dy + slope (x - mean) + offset with slope = -r³ s / n and offset = -r t / n, where s and
/// t are a group's sums of weight dy (x - mean) and weight dy over its n numbers. Some groups of a picture a part; what pictures give to weight and
/// bias is added up in their order.
/// </summary>
internal sealed unsafe class GroupNormGradient(GroupShape shape) : LaneWork
{
    private float* _x;
    private float* _dy;
    private float* _dx;
    private float* _kept;
    private float* _scratch;
    private float* _weight;
    private bool _adds;

    /// <summary>Floats of scratch: for each picture sums for weight and bias, factor, slope and offset, one a channel.</summary>
    public long ScratchCount => 5L * shape.Images * shape.Channels;

    /// <summary>Writes or adds dx, unless it is empty, and leaves the gradients of weight and bias at the beginning of the scratch.</summary>
    public void Run(WorkerPool pool, Floats x, Floats weight, Floats kept, Floats dy, Floats dx, bool adds, Floats scratch)
    {
        _x = x.Start;
        _dy = dy.Start;
        _dx = dx.IsEmpty ? null : dx.Start;
        _kept = kept.Start;
        _scratch = scratch.Start;
        _weight = weight.IsEmpty ? null : weight.Start;
        _adds = adds;
        pool.Run(shape.Parts, this);
        for (var i = 0; i < 2 * shape.Channels; i++)
        {
            double sum = 0;
            for (var image = 0L; image < shape.Images; image++)
            {
                sum += _scratch[(image * 5 * shape.Channels) + i];
            }

            _scratch[i] = (float)sum;
        }
    }

    protected override void Part<T>(int part)
    {
        var (image, first, end) = shape.Part(part);
        var at = image * shape.Places * shape.Channels;
        float* mean = _kept + (image * 2 * shape.Channels), reciprocal = mean + shape.Channels;
        float* weights = _scratch + (image * 5 * shape.Channels), biases = weights + shape.Channels, factors = biases + shape.Channels;
        ColumnSums.Of<T>(_dy + at + first, biases + first, shape.Places, end - first, shape.Channels);
        ColumnSums.OfProducts<T>(_dy + at + first, _x + at + first, mean + first, weights + first, shape.Places, end - first, shape.Channels);
        for (var c = first; c < end; c += shape.OfGroup)
        {
            Factors(weights, biases, reciprocal, factors, c);
        }

        for (var place = 0; place < shape.Places && _dx is not null; place++, at += shape.Channels)
        {
            Place<T>(at, mean, factors, first, end);
        }
    }

    private void Factors(float* weights, float* biases, float* reciprocal, float* factors, int first)
    {
        double r = reciprocal[first], products = 0, sums = 0;
        for (var c = first; c < first + shape.OfGroup; c++)
        {
            double weight = _weight is null ? 1 : _weight[c];
            products += weight * weights[c];
            sums += weight * biases[c];
            weights[c] *= (float)r;
            factors[c] = (float)(r * weight);
        }

        new Span<float>(factors + shape.Channels + first, shape.OfGroup).Fill((float)(-r * r * r * products / shape.Numbers));
        new Span<float>(factors + (2 * shape.Channels) + first, shape.OfGroup).Fill((float)(-r * sums / shape.Numbers));
    }

    private void Place<T>(long at, float* mean, float* factors, int c, int end)
        where T : struct, ILanes<T>
    {
        for (; c + T.Count <= end; c += T.Count)
        {
            Write<T>(at, mean, factors, c);
        }

        for (; c < end; c++)
        {
            Write<Lanes1>(at, mean, factors, c);
        }
    }

    private void Write<T>(long at, float* mean, float* factors, int c)
        where T : struct, ILanes<T>
    {
        var distance = T.Load(_x + at + c) - T.Load(mean + c);
        var rest = T.MultiplyAdd(distance, T.Load(factors + shape.Channels + c), T.Load(factors + (2 * shape.Channels) + c));
        var dx = T.MultiplyAdd(T.Load(_dy + at + c), T.Load(factors + c), rest);
        (_adds ? dx + T.Load(_dx + at + c) : dx).Store(_dx + at + c);
    }
}
