using System.Collections.Immutable;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>A node of a graph while names are still open. A null is an optional input left out.</summary>
internal sealed class GraphNode(string name, string opType, string domain, ImmutableArray<OnnxValue?> inputs, ImmutableArray<AttributeProto> attributes)
{
    /// <summary>The name that it has in the model, unless another node has it too.</summary>
    public string Name { get; set; } = name;

    public string OpType => opType;

    public string Domain => domain;

    public ImmutableArray<OnnxValue?> Inputs => inputs;

    public ImmutableArray<AttributeProto> Attributes => attributes;

    public ImmutableArray<OnnxValue> Outputs { get; set; } = [];
}
