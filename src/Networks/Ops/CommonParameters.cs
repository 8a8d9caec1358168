using System.Collections.Immutable;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>The parameters that several ops have in common, under PyTorch's names.</summary>
internal static class CommonParameters
{
    /// <summary>A weight and, for so many units, a bias that starts at zero unless said otherwise; without units there is none.</summary>
    public static ImmutableArray<ParameterSpec> WeightAndBias(Shape weight, Initialiser initial, int? biasUnits, Initialiser? initialBias = null)
    {
        var weights = new ParameterSpec("weight", weight, ParameterRole.Weight, initial);
        return biasUnits is { } units ? [weights, new("bias", [units], ParameterRole.Bias, initialBias ?? Constant.Zeros)] : [weights];
    }

    /// <summary>What a normalisation multiplies with and adds: ones and zeros at the start.</summary>
    public static ImmutableArray<ParameterSpec> ScaleAndShift(Shape shape) =>
    [
        new("weight", shape, ParameterRole.Normalisation, Constant.Ones),
        new("bias", shape, ParameterRole.Normalisation, Constant.Zeros),
    ];
}
