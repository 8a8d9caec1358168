using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// y = (x - mean) r weight + bias with the mean and r = 1 / sqrt(variance + epsilon) of each picture's groups of channels, channels last; a picture a part.
/// Kept of each picture, one a channel: mean, then r.
/// </summary>
internal sealed unsafe class GroupNormForward(GroupShape shape, double epsilon) : LaneWork
{
    private float* _x;
    private float* _y;
    private float* _kept;
    private float* _scratch;
    private float* _weight;
    private float* _bias;

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => (long)shape.Images * shape.Channels;

    /// <summary>Weight and bias may be empty.</summary>
    public void Run(WorkerPool pool, Floats x, Floats weight, Floats bias, Floats kept, Floats scratch, Floats y)
    {
        _x = x.Start;
        _y = y.Start;
        _kept = kept.Start;
        _scratch = scratch.Start;
        _weight = weight.IsEmpty ? null : weight.Start;
        _bias = bias.IsEmpty ? null : bias.Start;
        pool.Run(shape.Images, this);
    }

    protected override void Part<T>(int part)
    {
        var image = (long)part;
        var at = image * shape.Places * shape.Channels;
        float* mean = _kept + (image * 2 * shape.Channels), reciprocal = mean + shape.Channels, scale = _scratch + (image * shape.Channels);
        ColumnSums.Of<T>(_x + at, mean, shape.Places, shape.Channels);
        for (var group = 0; group < shape.Groups; group++)
        {
            var channels = new Span<float>(mean + (group * shape.OfGroup), shape.OfGroup);
            channels.Fill((float)(Total(channels) / shape.Numbers));
        }

        ColumnSums.OfSquares<T>(_x + at, mean, reciprocal, shape.Places, shape.Channels);
        for (var group = 0; group < shape.Groups; group++)
        {
            var channels = new Span<float>(reciprocal + (group * shape.OfGroup), shape.OfGroup);
            channels.Fill((float)(1 / Math.Sqrt((Total(channels) / shape.Numbers) + epsilon)));
        }

        for (var c = 0; c < shape.Channels; c++)
        {
            scale[c] = reciprocal[c] * (_weight is null ? 1 : _weight[c]);
        }

        for (var place = 0; place < shape.Places; place++, at += shape.Channels)
        {
            Place<T>(_x + at, _y + at, mean, scale);
        }
    }

    private static double Total(ReadOnlySpan<float> sums)
    {
        var total = 0.0;
        foreach (var sum in sums)
        {
            total += sum;
        }

        return total;
    }

    private void Place<T>(float* x, float* y, float* mean, float* scale)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= shape.Channels; c += T.Count)
        {
            T.MultiplyAdd(T.Load(x + c) - T.Load(mean + c), T.Load(scale + c), _bias is null ? T.Zero : T.Load(_bias + c)).Store(y + c);
        }

        for (; c < shape.Channels; c++)
        {
            y[c] = ((x[c] - mean[c]) * scale[c]) + (_bias is null ? 0 : _bias[c]);
        }
    }
}
