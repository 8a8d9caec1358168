namespace MLNetVision.Torch.Execution;

/// <summary>Where a session's tensors are and how it computes.</summary>
internal sealed record Placement(torch.Device Device, bool IsCuda, TorchOptions Options)
{
    /// <summary>Whether the heavy products are cast.</summary>
    public bool IsMixed => Options.Precision == TorchPrecision.BFloat16;
}
