using MLNetVision.Compute.Kernels;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Planning;

/// <summary>Brings the caller's numbers, in plain order, into the engine's memory and back.</summary>
internal sealed class Transfer(WorkerPool pool)
{
    private readonly ChannelOrder _order = new();

    public void In(HostTensor from, Value to)
    {
        if (from.Element != DType.Float32)
        {
            WholeIn(from, to);
            return;
        }

        if (to.ChannelsLast)
        {
            _order.ToLast(pool, from.As<float>(), to.Data, to.Dims);
        }
        else
        {
            from.As<float>().CopyTo(to.Data.Span);
        }
    }

    public void Out(Value from, HostTensor to)
    {
        if (to.Element != DType.Float32)
        {
            WholeOut(from, to);
            return;
        }

        FloatsOut(from.Data, from, to.As<float>());
    }

    public void GradientOut(Value from, HostTensor to)
    {
        if (from.HasGradient)
        {
            FloatsOut(from.Gradient, from, to.As<float>());
        }
        else
        {
            to.Bytes.Clear();
        }
    }

    private void FloatsOut(Floats from, Value value, Span<float> to)
    {
        if (value.ChannelsLast)
        {
            _order.ToPlain(pool, from, to, value.Dims);
        }
        else
        {
            from.Span.CopyTo(to);
        }
    }

    /// <summary>Class numbers and indices beyond 32 bits become the smallest number, which every op refuses.</summary>
    private static void WholeIn(HostTensor from, Value to)
    {
        var whole = to.Data.Whole;
        switch (from.Element)
        {
            case DType.Int64:
                Move(from.As<long>(), whole, to, toLast: true, value => value == (int)value ? (int)value : int.MinValue);
                break;
            case DType.Int32:
                Move(from.As<int>(), whole, to, toLast: true, value => value);
                break;
            default:
                Move(from.Bytes, whole, to, toLast: true, value => value);
                break;
        }
    }

    private static void WholeOut(Value from, HostTensor to) => Move<int, long>(from.Data.Whole, to.As<long>(), from, toLast: false, value => value);

    /// <summary>Between plain order and that of a value.</summary>
    private static void Move<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to, Value value, bool toLast, Func<TFrom, TTo> convert)
    {
        var (rows, channels) = value.ChannelsLast ? (value.Dims[0], value.Dims[1]) : (1, 1);
        var places = value.Count / rows / channels;
        for (var i = 0; i < value.Count; i++)
        {
            var (row, channel, place) = (i / places / channels, i / places % channels, i % places);
            var last = (((row * places) + place) * channels) + channel;
            to[toLast ? last : i] = convert(from[toLast ? i : last]);
        }
    }
}
