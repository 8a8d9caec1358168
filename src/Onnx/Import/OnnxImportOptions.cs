using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx;

/// <summary>How a model is imported.</summary>
public sealed record OnnxImportOptions
{
    /// <summary>The network's name; the graph's own without one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether a leading 1 of the inputs becomes the symbolic batch N where every step treats the rows of a batch alike.</summary>
    public bool SymbolicBatch { get; init; } = true;

    /// <summary>Sizes for symbols of the model's inputs, by symbol; the others stay symbolic.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; init; } = new Dictionary<string, long>();

    /// <summary>
    /// Values that inputs will have, by name. An input stays an input unless a shape or an axis depends on it; then the value is built into the network and the
    /// input is listed among <see cref="OnnxImport.FixedInputs"/>.
    /// </summary>
    public IReadOnlyDictionary<string, TensorProto> InputValues { get; init; } = new Dictionary<string, TensorProto>();
}
