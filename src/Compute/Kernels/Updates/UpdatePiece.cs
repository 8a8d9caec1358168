using System.Diagnostics.CodeAnalysis;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>A stretch of one parameter: weights, gradient, what the optimizer and the average remember. Slots that a rule lacks are empty.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly struct UpdatePiece
{
    public required Floats Weights { get; init; }

    public required Floats Gradient { get; init; }

    public required Floats Average { get; init; }

    public required Floats First { get; init; }

    public required Floats Second { get; init; }

    public required Floats Third { get; init; }

    /// <summary>The parameter's learning rate as a factor of the step's.</summary>
    public required double RateFactor { get; init; }

    /// <summary>Whether the penalty covers it.</summary>
    public required bool IsPenalised { get; init; }

    /// <summary>Whether weights decay apart from the gradient.</summary>
    public required bool Decays { get; init; }
}
