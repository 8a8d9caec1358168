using MLNetVision.Compute.Kernels;
using MLNetVision.Compute.Memory;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Planning;

/// <summary>Brings the caller's numbers, in plain order, into the engine's memory and back.</summary>
internal static class Transfer
{
    public static void In(HostTensor from, Value to)
    {
        if (from.Element != DType.Float32)
        {
            WholeIn(from, to.Data.Whole);
            return;
        }

        if (to.ChannelsLast)
        {
            ChannelOrder.ToLast(from.As<float>(), to.Data, to.Dims);
        }
        else
        {
            from.As<float>().CopyTo(to.Data.Span);
        }
    }

    public static void Out(Value from, HostTensor to)
    {
        if (to.Element != DType.Float32)
        {
            WholeOut(from.Data.Whole, to);
            return;
        }

        FloatsOut(from.Data, from, to.As<float>());
    }

    public static void GradientOut(Value from, HostTensor to)
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

    private static void FloatsOut(Floats from, Value value, Span<float> to)
    {
        if (value.ChannelsLast)
        {
            ChannelOrder.ToPlain(from, to, value.Dims);
        }
        else
        {
            from.Span.CopyTo(to);
        }
    }

    private static void WholeIn(HostTensor from, Span<int> to)
    {
        switch (from.Element)
        {
            case DType.Int64:
                Narrow(from.As<long>(), to);
                break;
            case DType.Int32:
                from.As<int>().CopyTo(to);
                break;
            default:
                Widen(from.Bytes, to);
                break;
        }
    }

    /// <summary>Class numbers and indices beyond 32 bits become the smallest number, which every op refuses.</summary>
    private static void Narrow(ReadOnlySpan<long> from, Span<int> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] == (int)from[i] ? (int)from[i] : int.MinValue;
        }
    }

    private static void Widen(ReadOnlySpan<byte> from, Span<int> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private static void WholeOut(ReadOnlySpan<int> from, HostTensor to)
    {
        var whole = to.As<long>();
        for (var i = 0; i < from.Length; i++)
        {
            whole[i] = from[i];
        }
    }
}
