using System.Diagnostics.CodeAnalysis;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>The numbers of one step that are the same for all parameters.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly record struct StepTerms
{
    /// <summary>The step size of the schedule.</summary>
    public double LearningRate { get; init; }

    /// <summary>What the formula multiplies the step size with: Adam's bias correction.</summary>
    public double Correction { get; init; }

    /// <summary>AdamW's decay in a step of size 1.</summary>
    public double Decay { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }

    /// <summary>What gradients are multiplied with to have the norm that clipping allows.</summary>
    public float GradientScale { get; init; }

    /// <summary>What clipping lets each number of a gradient be at most, or infinity.</summary>
    public float GradientLimit { get; init; }

    /// <summary>What is kept of the running average.</summary>
    public double AverageDecay { get; init; }

    /// <summary>What they come to for one stretch.</summary>
    public PieceTerms For(in UpdatePiece piece) => new()
    {
        Rate = (float)(LearningRate * piece.RateFactor * Correction),
        Keep = piece.Decays ? (float)(1 - (LearningRate * piece.RateFactor * Decay)) : 1,
        L1 = piece.IsPenalised ? (float)L1 : 0,
        L2 = piece.IsPenalised ? (float)L2 : 0,
        GradientScale = GradientScale,
        GradientLimit = GradientLimit,
        AverageKeep = (float)AverageDecay,
        AverageTake = (float)(1 - AverageDecay),
    };
}
