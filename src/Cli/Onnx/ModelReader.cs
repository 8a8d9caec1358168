using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Cli.Onnx;

/// <summary>Reads what an ONNX file holds.</summary>
internal static class ModelReader
{
    private const string Standard = "ai.onnx";

    public static ModelReport Read(string path)
    {
        var model = OnnxFile.Read(path);
        var graph = model.Graph;
        var initializers = graph.Initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return new ModelReport(
            path, graph.Name, $"{model.ProducerName} {model.ProducerVersion}".Trim(), model.IrVersion,
            model.OperatorSets.ToDictionary(s => s.Domain.Length == 0 ? Standard : s.Domain, s => s.Version),
            [.. graph.Inputs.Where(i => !initializers.Contains(i.Name)).Select(Slot)],
            [.. graph.Outputs.Select(Slot)],
            graph.Nodes.CountBy(n => n.Domain.Length == 0 ? n.OpType : $"{n.Domain}.{n.OpType}").OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal).ToDictionary(),
            graph.Initializers.Length,
            graph.Initializers.Sum(i => i.Count),
            model.Metadata.DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => m.Value),
            Import(model, path));
    }

    private static SlotReport Slot(ValueInfoProto value) => new(value.Name, $"{value.Type}");

    private static ImportReport Import(ModelProto model, string path)
    {
        try
        {
            var import = OnnxImporter.Import(model, name: Path.GetFileName(path));
            var summary = import.Network.Summary();
            return new ImportReport(true, summary.Parameters, summary.Flops, import.Notes, null, []);
        }
        catch (OnnxException e)
        {
            return new ImportReport(false, 0, 0, [], e.Message, e.Unsupported);
        }
    }
}
