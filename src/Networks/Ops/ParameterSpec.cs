using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>A tensor that a step owns.</summary>
/// <param name="Name">The last part of its name, as PyTorch's state dict has it: "weight", "running_mean".</param>
/// <param name="Shape">Its shape, known to the last dimension.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Initial">How it starts.</param>
public sealed record ParameterSpec(string Name, Shape Shape, ParameterRole Role, Initialiser Initial)
{
    /// <summary>Its elements.</summary>
    public DType Element { get; init; } = DType.Float32;
}

/// <summary>What a parameter is for; penalties and optimizers tell them apart by it.</summary>
public enum ParameterRole
{
    /// <summary>A weight: trained, and penalised where a penalty is asked for.</summary>
    Weight,

    /// <summary>A bias: trained, not penalised by default.</summary>
    Bias,

    /// <summary>The scale or shift of a normalisation: trained, not penalised by default.</summary>
    Normalisation,

    /// <summary>A running statistic or counter: kept with the weights, never trained.</summary>
    Statistic,
}
