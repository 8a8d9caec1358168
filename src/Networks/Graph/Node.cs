using System.Collections.Immutable;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>A step of a network with a name: the op, what it takes, and whose parameters it uses.</summary>
/// <param name="Name">The name, with its scopes: "layer1.0.conv1".</param>
/// <param name="Op">What the step is.</param>
/// <param name="Inputs">The values that it takes, in the op's order.</param>
public sealed record Node(string Name, Op Op, ImmutableArray<ValueRef> Inputs)
{
    /// <summary>The node whose parameters this one uses: itself, or another of the same op where weights are tied.</summary>
    public string ParameterScope { get; init; } = Name;

    /// <inheritdoc/>
    public bool Equals(Node? other) =>
        other is not null && Name == other.Name && Op.Equals(other.Op)
        && Inputs.SequenceEqual(other.Inputs) && ParameterScope == other.ParameterScope;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Op);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name} = {Op}({string.Join(", ", Inputs)}){(ParameterScope == Name ? "" : $" with the parameters of {ParameterScope}")}";
}
