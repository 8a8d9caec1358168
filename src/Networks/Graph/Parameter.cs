using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>A parameter of a network.</summary>
/// <param name="Name">Its full name, as in PyTorch's state dict: "layer1.0.conv1.weight".</param>
/// <param name="Spec">Its shape, role and start.</param>
/// <param name="IsTrained">Whether training changes it: not if it is a statistic, and not if it is frozen.</param>
public sealed record Parameter(string Name, ParameterSpec Spec, bool IsTrained)
{
    /// <summary>Its elements.</summary>
    public long Count => Spec.Shape.Elements().Size;
}
