using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>
/// Networks have no whole numbers of 8 bits with a sign, of 16 bits, and of 32 bits without a sign. Where a model only moves such values or converts them to
/// others, and that is what they are for, 64 bits give the same; anything else is refused.
/// </summary>
internal static class WideNumbers
{
    private static readonly HashSet<string> Moves = ["Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Concat", "Slice", "Split"];

    /// <summary>What a tensor of a column holds.</summary>
    public static DType ElementOf(string name, OnnxType type) => IsNarrow(type) ? DType.Int64
        : type.ToDType() ?? throw new NotSupportedException($"'{name}' of the model has values of type {type}, which are not supported here.");

    /// <summary>The model with wider numbers.</summary>
    public static ModelProto Widen(ModelProto model)
    {
        var given = model.Graph.Inputs.Where(i => i.Type is TensorTypeProto t && IsNarrow(t.Element)).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var made = new HashSet<string>(StringComparer.Ordinal);
        return model with
        {
            Graph = model.Graph with
            {
                Inputs = [.. model.Graph.Inputs.Select(
                    i => given.Contains(i.Name) ? i with { Type = (TensorTypeProto)i.Type with { Element = OnnxType.Int64 } } : i)],
                Nodes = [.. model.Graph.Nodes.Select(n => Widen(n, given, made))],
            },
        };
    }

    /// <summary>Values given are exact; those made by a conversion only become what they should be when they are narrowed at the end.</summary>
    private static NodeProto Widen(NodeProto node, HashSet<string> given, HashSet<string> made)
    {
        var (takesGiven, takesMade) = (node.Inputs.Any(given.Contains), node.Inputs.Any(made.Contains));
        var converts = node.OpType == "Cast" && node.Domain.Length == 0;
        if (!converts && !takesGiven && !takesMade)
            return node;
        if ((!converts && !Moves.Contains(node.OpType)) || (converts && takesMade))
            throw new NotSupportedException(
                $"The model computes with whole numbers of 8, 16 or 32 bits that are not supported here, in {node}. Convert them with Cast first.");
        var narrow = converts && node.Attributes.Any(a => a.Name == "to" && IsNarrow((OnnxType)a.Int));
        if (narrow || takesMade)
            made.UnionWith(node.Outputs);
        else if (!converts)
            given.UnionWith(node.Outputs);
        return narrow ? node with { Attributes = [AttributeProto.Of("to", (long)OnnxType.Int64)] } : node;
    }

    private static bool IsNarrow(OnnxType type) => type is OnnxType.Int8 or OnnxType.Int16 or OnnxType.UInt16 or OnnxType.UInt32;
}
