using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>Ends the import of one node; what all such nodes lack is reported together.</summary>
internal sealed class UnsupportedException(string rule) : Exception(rule)
{
    /// <summary>The node, where it is not the one being imported.</summary>
    public NodeProto? Node { get; init; }
}
