namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>The points p = √½ and q = √2 with what the transforms make of them: p² = ½, q² = 2, p² q² = 1, p² + q² = 2½.</summary>
internal static class Points
{
    /// <summary>√½, the inner point.</summary>
    public const float P = 0.70710678118654752f;

    /// <summary>√2, the outer point.</summary>
    public const float Q = 1.41421356237309505f;

    /// <summary>1 / (2 p² (p² - q²)), the weight of the inner points.</summary>
    public const float Inner = -2f / 3;

    /// <summary>1 / (2 q² (q² - p²)), the weight of the outer points.</summary>
    public const float Outer = 1f / 6;
}
