using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Transforms.Persistence.Rewrapping;

/// <summary>The weights of a network in the graph that it was written as: initialisers of the same names, and the rest apart.</summary>
internal static class GraphWeights
{
    private const string RestName = "the weights beside the graph";

    /// <summary>The weights that the graph has not, or not as they are; null where it has all.</summary>
    public static string? Missing(Network network, WeightSet weights, ModelProto proto)
    {
        var initializers = ByName(proto);
        var missing = network.Parameters.Where(p => !Holds(initializers.GetValueOrDefault(p.Name), weights[p.Name])).ToArray();
        if (missing.Length == 0)
        {
            return null;
        }

        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, new WeightSet(missing.Select(p => KeyValuePair.Create(p.Name, weights[p.Name]))));
        return Convert.ToBase64String(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>All weights of the network.</summary>
    public static WeightSet Read(Network network, ModelProto proto, string? rest)
    {
        var initializers = ByName(proto);
        var apart = rest is null ? new WeightSet([]) : SafetensorsFile.Read(Convert.FromBase64String(rest), RestName);
        return new WeightSet(network.Parameters.Select(p => KeyValuePair.Create(
            p.Name, apart.TryGetValue(p.Name, out var weight) ? weight : Weight(p, initializers.GetValueOrDefault(p.Name)))));
    }

    private static Dictionary<string, TensorProto> ByName(ModelProto proto) => proto.Graph.Initializers.ToDictionary(i => i.Name, StringComparer.Ordinal);

    private static bool Holds(TensorProto? tensor, Weight weight) => tensor is not null
        && (tensor.Type.ToDType() == weight.Element
            ? tensor.Data.Span.SequenceEqual(weight.Bytes.Span)
            : tensor.Type == OnnxType.Float && tensor.Data.Span.SequenceEqual(MemoryMarshal.AsBytes(weight.ReadFloats())));

    private static Weight Weight(Parameter parameter, TensorProto? tensor) => tensor?.Type.ToDType() is { } element
        ? new Weight(element, parameter.Spec.Shape, tensor.Data)
        : throw new FormatException($"It has no initialiser '{parameter.Name}'.");
}
