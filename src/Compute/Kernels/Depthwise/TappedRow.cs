namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>A row of the picture as the first tap in it sees it.</summary>
internal readonly unsafe struct TappedRow(float* start, nint step)
{
    /// <summary>Where the tap looks from the first place of a line.</summary>
    public float* Start => start;

    /// <summary>Floats from there to where it looks from the next place: 0 for a row outside of the picture, which is a few zeros.</summary>
    public nint Step => step;
}
