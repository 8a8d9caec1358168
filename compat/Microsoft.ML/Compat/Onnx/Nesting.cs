using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>How deep the messages of a model's file lie within each other; the model itself counts nothing.</summary>
internal static class Nesting
{
    public static int DepthOf(ModelProto model)
        => 1 + new[] { DepthOf(model.Graph), model.Functions.Select(f => f.Nodes.Select(DepthOf).DefaultIfEmpty().Max()).DefaultIfEmpty().Max() }.Max();

    private static int DepthOf(GraphProto graph)
        => Deepest(graph.Nodes.Select(DepthOf), graph.Inputs.Concat(graph.Outputs).Concat(graph.ValueInfos).Select(v => 1 + DepthOf(v.Type)),
            graph.Initializers.Select(_ => 1));

    private static int DepthOf(NodeProto node) => 1 + node.Attributes.Select(a => 1 + DepthOf(a)).DefaultIfEmpty().Max();

    private static int DepthOf(AttributeProto attribute)
        => Deepest((attribute.Graph is null ? [] : new[] { attribute.Graph }).Concat(attribute.Graphs).Select(g => 1 + DepthOf(g)),
            (attribute.Tensor is null ? [] : new[] { attribute.Tensor }).Concat(attribute.Tensors).Select(_ => 1));

    // A tensor type holds a shape, a shape its dimensions.
    private static int DepthOf(TypeProto type) => type switch
    {
        null => 0,
        TensorTypeProto { Dims: { } dims } => dims.IsEmpty ? 3 : 4,
        SequenceTypeProto sequence => 2 + DepthOf(sequence.Element),
        OptionalTypeProto optional => 2 + DepthOf(optional.Element),
        MapTypeProto map => 2 + DepthOf(map.Element),
        _ => 2,
    };

    private static int Deepest(params IEnumerable<int>[] depths) => depths.SelectMany(d => d).DefaultIfEmpty().Max();
}
