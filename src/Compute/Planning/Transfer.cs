using MLNetVision.Compute.Kernels;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Steps;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Planning;

/// <summary>Brings the caller's numbers, in plain order, into the engine's memory and back.</summary>
internal sealed class Transfer(WorkerPool pool)
{
    private readonly ChannelOrder _order = new();

    public void In(ReadOnlySpan<float> from, Value to) => _order.ToLast(pool, from, to.Data, to.Dims);

    public void In(HostTensor from, Value to)
    {
        if (to.ChannelsLast)
        {
            _order.ToLast(pool, from.As<float>(), to.Data, to.Dims);
        }
        else if (from.Element != to.Type.Element)
        {
            Widening.Narrow(from.As<long>(), to.Data.Whole);
        }
        else
        {
            from.Bytes.CopyTo(to.Data.As<byte>(from.Bytes.Length));
        }
    }

    public void Out(Value from, HostTensor to)
    {
        if (to.Element == DType.Float32)
        {
            FloatsOut(from.Data, from, to.As<float>());
        }
        else if (from.Type.Element == to.Element)
        {
            from.Data.As<byte>(to.Bytes.Length).CopyTo(to.Bytes);
        }
        else
        {
            Widen(from.Data.Whole, from, to.As<long>());
        }
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

    /// <summary>Places in pictures, which lie in 32 bits and perhaps channels last.</summary>
    private static void Widen(ReadOnlySpan<int> from, Value value, Span<long> to)
    {
        var (rows, channels) = value.ChannelsLast ? (value.Dims[0], value.Dims[1]) : (1, 1);
        var places = value.Count / rows / channels;
        for (var i = 0; i < value.Count; i++)
        {
            var (row, channel, place) = (i / places / channels, i / places % channels, i % places);
            to[i] = from[(((row * places) + place) * channels) + channel];
        }
    }
}
