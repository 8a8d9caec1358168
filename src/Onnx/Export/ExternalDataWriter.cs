using System.Collections.Immutable;
using System.Globalization;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Moves a model's large weights into a file beside it, each at a multiple of the page size, so that they can be mapped into memory.</summary>
internal sealed class ExternalDataWriter(string location)
{
    private const int Smallest = 1024;
    private const int Page = 4096;

    private readonly List<(long Offset, ReadOnlyMemory<byte> Bytes)> _blocks = [];
    private long _length;

    /// <summary>The model with references in place of its weights.</summary>
    public ModelProto Move(ModelProto model) => model with { Graph = model.Graph with { Initializers = [.. model.Graph.Initializers.Select(Move)] } };

    /// <summary>Writes the weights that were moved.</summary>
    public void Write(Stream stream)
    {
        foreach (var (offset, bytes) in _blocks)
        {
            stream.SetLength(offset);
            stream.Position = offset;
            stream.Write(bytes.Span);
        }
    }

    private TensorProto Move(TensorProto tensor)
    {
        if (tensor.Data.Length < Smallest || !tensor.External.IsEmpty)
        {
            return tensor;
        }

        var offset = (_length + Page - 1) / Page * Page;
        _blocks.Add((offset, tensor.Data));
        _length = offset + tensor.Data.Length;
        return tensor with
        {
            Data = default,
            External = ImmutableDictionary<string, string>.Empty.Add("location", location)
                .Add("offset", offset.ToString(CultureInfo.InvariantCulture)).Add("length", tensor.Data.Length.ToString(CultureInfo.InvariantCulture)),
        };
    }
}
