using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// y = (x - mean) r weight + bias with the mean and r = 1 / sqrt(variance + epsilon) of each picture's groups of channels, channels last; some groups of a
/// picture a part. Kept of each picture, one a channel: mean, then r.
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
        pool.Run(shape.Parts, this);
    }

    protected override void Part<T>(int part)
    {
        var (image, first, end) = shape.Part(part);
        var (at, count) = ((image * shape.Places * shape.Channels) + first, end - first);
        float* mean = _kept + (image * 2 * shape.Channels) + first, reciprocal = mean + shape.Channels, scale = _scratch + (image * shape.Channels) + first;
        ColumnSums.Of<T>(_x + at, mean, shape.Places, count, shape.Channels);
        for (var c = 0; c < count; c += shape.OfGroup)
        {
            var group = new Span<float>(mean + c, shape.OfGroup);
            group.Fill((float)(Total(group) / shape.Numbers));
        }

        ColumnSums.OfSquares<T>(_x + at, mean, reciprocal, shape.Places, count, shape.Channels);
        for (var c = 0; c < count; c += shape.OfGroup)
        {
            var group = new Span<float>(reciprocal + c, shape.OfGroup);
            group.Fill((float)(1 / Math.Sqrt((Total(group) / shape.Numbers) + epsilon)));
        }

        for (var c = 0; c < count; c++)
        {
            scale[c] = reciprocal[c] * (_weight is null ? 1 : _weight[first + c]);
        }

        for (var place = 0; place < shape.Places; place++, at += shape.Channels)
        {
            Place<T>(_x + at, _y + at, mean, scale, _bias is null ? null : _bias + first, count);
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

    private static void Place<T>(float* x, float* y, float* mean, float* scale, float* bias, int count)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= count; c += T.Count)
        {
            Write<T>(x, y, mean, scale, bias, c);
        }

        for (; c < count; c++)
        {
            Write<Lanes1>(x, y, mean, scale, bias, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T>(float* x, float* y, float* mean, float* scale, float* bias, int c)
        where T : struct, ILanes<T> =>
        T.MultiplyAdd(T.Load(x + c) - T.Load(mean + c), T.Load(scale + c), bias is null ? T.Zero : T.Load(bias + c)).Store(y + c);
}
