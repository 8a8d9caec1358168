namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>The numbers of one step for one stretch, in the precision of the weights.</summary>
internal readonly record struct PieceTerms
{
    public float Rate { get; init; }

    /// <summary>What is kept of a weight before the step.</summary>
    public float Keep { get; init; }

    public float L1 { get; init; }

    public float L2 { get; init; }

    public float GradientScale { get; init; }

    public float GradientLimit { get; init; }

    public float AverageKeep { get; init; }

    public float AverageTake { get; init; }
}
