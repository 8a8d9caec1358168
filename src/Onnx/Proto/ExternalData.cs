using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace MLNetVision.Onnx.Proto;

/// <summary>Weights that lie in files beside the model. A file outside the model's folder is refused, and so is a range outside its file.</summary>
internal sealed class ExternalData(string path)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    public ModelProto Load(ModelProto model) => model with { Graph = Load(model.Graph) };

    private GraphProto Load(GraphProto graph)
    {
        var isTouched = graph.Initializers.Any(t => !t.External.IsEmpty)
            || graph.Nodes.Any(n => n.Attributes.Any(a => a.Tensor is not null || a.Graph is not null));
        return isTouched ? graph with { Initializers = [.. graph.Initializers.Select(Load)], Nodes = [.. graph.Nodes.Select(Load)] } : graph;
    }

    private NodeProto Load(NodeProto node) => node with { Attributes = [.. node.Attributes.Select(Load)] };

    private AttributeProto Load(AttributeProto attribute) => attribute with
    {
        Tensor = attribute.Tensor is { } tensor ? Load(tensor) : null,
        Graph = attribute.Graph is { } graph ? Load(graph) : null,
    };

    private TensorProto Load(TensorProto tensor)
    {
        if (tensor.External.IsEmpty)
        {
            return tensor;
        }

        var file = Locate(tensor);
        var offset = Number(tensor, "offset") ?? 0;
        var expected = ((BigInteger)tensor.Count * tensor.Type.Bits() + 7) / 8;
        var length = Number(tensor, "length") ?? (expected <= int.MaxValue ? (long)expected : -1);
        if (length != expected || expected > int.MaxValue || tensor.Type == OnnxType.Text)
        {
            throw Fail(tensor, $"{tensor} takes {expected} bytes, but {length} are announced ({int.MaxValue} is the most)");
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (offset < 0 || offset > stream.Length - length)
        {
            throw Fail(tensor, $"bytes {offset} to {offset + (BigInteger)length} are not in '{Path.GetFileName(file)}', which has {stream.Length}");
        }

        var bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return tensor with { Data = bytes, External = ImmutableDictionary<string, string>.Empty };
    }

    private string Locate(TensorProto tensor)
    {
        var location = tensor.External.GetValueOrDefault("location", "");
        var file = location.Length > 0 && !location.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(_folder, location)) : _folder;
        var isInside = file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(location);
        return !isInside ? throw Fail(tensor, $"its numbers lie in '{location}', which is no file in the model's folder")
            : File.Exists(file) ? file
            : throw Fail(tensor, $"its numbers lie in '{location}', which is not there");
    }

    private long? Number(TensorProto tensor, string key) =>
        !tensor.External.TryGetValue(key, out var text) ? null
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Fail(tensor, $"its {key} '{text}' is no number");

    private OnnxException Fail(TensorProto tensor, string rule) => new(Path.GetFileName(path), $"initialiser '{tensor.Name}'", rule);
}
