using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>
/// The names of an output's slots as ML.NET's OnnxTransformer reads them: the attribute keys_strings of a node that is called mlnet.COLUMN.SlotNames. The
/// column is the output without ".output" in its name. The node is a LabelEncoder, as ML.NET writes it, so that runtimes accept it.
/// </summary>
internal static class SlotNames
{
    private const string Domain = "ai.onnx.ml";
    private const int Version = 2;

    public static void Write(OnnxGraph graph, string output, IReadOnlyList<string> names)
    {
        var column = output.EndsWith(".output", StringComparison.Ordinal) ? output.Replace(".output", "", StringComparison.Ordinal) : output;
        var node = $"mlnet.{column}.SlotNames";
        var labels = graph.Initializer(TensorProto.OfTexts($"{node}.names", [.. names], names.Count));
        graph.Node(
            "LabelEncoder", [labels],
            [
                AttributeProto.OfTexts("keys_strings", [.. names]),
                AttributeProto.OfInts("values_int64s", [.. Enumerable.Range(0, names.Count).Select(i => (long)i)]),
            ],
            [DType.Int64], Domain, Version, node);
    }
}
