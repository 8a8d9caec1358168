using MLNetVision.Networks.Engines;

namespace MLNetVision.Torch.Execution;

/// <summary>
/// Numbers between the caller's memory and the device. To a CUDA device they go by way of pinned memory, a buffer an input, without waiting; whoever reads a
/// result of the step waits, so that a buffer is free again when the next step fills it.
/// </summary>
internal sealed class HostTransfer(Placement placement) : IDisposable
{
    private readonly Dictionary<string, Tensor> _pinned = new(StringComparer.Ordinal);

    /// <summary>A tensor on the device with the caller's numbers.</summary>
    public Tensor In(string name, HostTensor host)
    {
        var dims = Dims(host);
        if (!placement.IsCuda)
        {
            var tensor = torch.empty(dims, host.Element.ToTorch());
            host.Bytes.CopyTo(tensor.bytes);
            return Ordered(tensor);
        }

        var pinned = PinnedFor(name, host, dims);
        host.Bytes.CopyTo(pinned.bytes);
        var placed = torch.empty(dims, host.Element.ToTorch(), placement.Device);
        placed.copy_(pinned, nonBlocking: true);
        return Ordered(placed);
    }

    /// <summary>Writes a tensor's numbers to the caller's memory.</summary>
    public static void Out(Tensor from, HostTensor to)
    {
        using var scope = torch.NewDisposeScope();
        from.detach().As(to.Element.ToTorch()).cpu().contiguous().bytes.CopyTo(to.Bytes);
    }

    public void Dispose()
    {
        foreach (var tensor in _pinned.Values)
        {
            tensor.Dispose();
        }

        _pinned.Clear();
    }

    /// <summary>[N, C, H, W] with its channels last in memory, where that is asked for.</summary>
    private Tensor Ordered(Tensor tensor) =>
        placement.Options.ChannelsLast && tensor.ndim == 4 ? tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : tensor;

    private Tensor PinnedFor(string name, HostTensor host, long[] dims)
    {
        if (_pinned.TryGetValue(name, out var kept))
        {
            if (kept.dtype == host.Element.ToTorch() && kept.shape.AsSpan().SequenceEqual(dims))
            {
                return kept;
            }

            kept.Dispose();
        }

        using var plain = torch.empty(dims, host.Element.ToTorch());
        var pinned = plain.pin_memory().DetachFromDisposeScope();
        _pinned[name] = pinned;
        return pinned;
    }

    private static long[] Dims(HostTensor host) => [.. host.Dims.Select(d => (long)d)];
}
