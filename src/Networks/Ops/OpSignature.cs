using System.Collections.Immutable;

namespace MLNetVision.Networks.Ops;

/// <summary>What a step gives for given inputs.</summary>
/// <param name="Outputs">The types of its outputs.</param>
public sealed record OpSignature(params ImmutableArray<TensorType> Outputs)
{
    /// <summary>The parameters that the step owns, named within its scope: "weight", "bias".</summary>
    public ImmutableArray<ParameterSpec> Parameters { get; init; } = [];

    /// <summary>Floating-point operations for one row of a batch; a multiplication and an addition are two.</summary>
    public long Flops { get; init; }
}
