namespace MLNetVision.Torch.Execution;

/// <summary>Where a session's tensors are and how it computes.</summary>
internal sealed record Placement(torch.Device Device, bool IsCuda, TorchOptions Options)
{
    /// <summary>How many batches are copied before their turn.</summary>
    public int BatchesAhead => Options.BatchesAhead ?? (IsCuda ? 2 : 0);

    /// <summary>Whether the heavy products are cast.</summary>
    public bool IsMixed => Options.Precision == TorchPrecision.BFloat16;
}
