using MLNetVision.Networks;

namespace MLNetVision.Onnx;

/// <summary>What an ONNX model became.</summary>
/// <param name="Network">The network.</param>
/// <param name="Weights">A weight for each of its parameters.</param>
/// <param name="Card">What the file says of the model.</param>
public sealed record OnnxImport(Network Network, WeightSet Weights, ModelCard Card)
{
    /// <summary>What a user should know: sizes that became symbolic or could not, names that had to change, what was left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The network's inputs by the names that the model gives them; most are equal.</summary>
    public IReadOnlyDictionary<string, string> InputNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Inputs whose values were built into the network because a shape or an axis depends on them.</summary>
    public IReadOnlyList<string> FixedInputs { get; init; } = [];
}
