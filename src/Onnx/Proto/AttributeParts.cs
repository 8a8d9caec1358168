using System.Runtime.InteropServices;

namespace MLNetVision.Onnx.Proto;

/// <summary>The fields of an attribute while they are read. Files before opset 4 of the format leave the kind out; the value that is there says it.</summary>
internal sealed class AttributeParts
{
    private readonly List<float> _floats = [];
    private readonly List<long> _ints = [];
    private readonly List<string> _texts = [];
    private readonly List<TensorProto> _tensors = [];
    private readonly List<GraphProto> _graphs = [];
    private readonly List<TypeProto> _types = [];
    private AttributeProto _value = new("", AttributeKind.Undefined);
    private AttributeKind _said;

    public static AttributeProto Read(WireReader reader)
    {
        var parts = new AttributeParts();
        while (reader.Next())
        {
            parts.Take(reader);
        }

        return parts.Finish(reader);
    }

    private void Take(WireReader reader)
    {
        switch (reader.Field)
        {
            case 1: _value = _value with { Name = reader.Text() }; break;
            case 20: _said = (AttributeKind)reader.Int32(); break;
            case 21: _value = _value with { ReferenceName = reader.Text() }; break;
            case 2: Set(AttributeKind.Float, v => v with { Float = reader.Single() }); break;
            case 3: Set(AttributeKind.Int, v => v with { Int = reader.Int64() }); break;
            case 4: Set(AttributeKind.Text, v => v with { Text = reader.Text() }); break;
            case 5: Set(AttributeKind.Tensor, v => v with { Tensor = TensorProto.Read(reader.Message($"attribute '{v.Name}'")) }); break;
            case 6: Set(AttributeKind.Graph, v => v with { Graph = GraphProto.Read(reader.Message($"attribute '{v.Name}'")) }); break;
            case 14: Set(AttributeKind.Type, v => v with { Type = TypeProto.Read(reader.Message($"attribute '{v.Name}'")) }); break;
            default: TakeList(reader); break;
        }
    }

    private void TakeList(WireReader reader)
    {
        switch (reader.Field)
        {
            case 7:
                _floats.AddRange(MemoryMarshal.Cast<byte, float>(reader.Fixed(4).Span));
                break;
            case 8: reader.Int64s(_ints); break;
            case 9: _texts.Add(reader.Text()); break;
            case 10: _tensors.Add(TensorProto.Read(reader.Message($"attribute '{_value.Name}'"))); break;
            case 11: _graphs.Add(GraphProto.Read(reader.Message($"attribute '{_value.Name}'"))); break;
            case 15: _types.Add(TypeProto.Read(reader.Message($"attribute '{_value.Name}'"))); break;
            case 22 or 23: throw reader.Fail($"attribute '{_value.Name}': sparse tensors are not supported; write it as a dense one");
            default: reader.Skip(); break;
        }
    }

    private void Set(AttributeKind kind, Func<AttributeProto, AttributeProto> set) => _value = set(_value) with { Kind = kind };

    private AttributeProto Finish(WireReader reader)
    {
        var value = _value with { Floats = [.. _floats], Ints = [.. _ints], Texts = [.. _texts], Tensors = [.. _tensors], Graphs = [.. _graphs],
            Types = [.. _types] };
        var found = _floats.Count > 0 ? AttributeKind.Floats : _ints.Count > 0 ? AttributeKind.Ints : _texts.Count > 0 ? AttributeKind.Texts
            : _tensors.Count > 0 ? AttributeKind.Tensors : _graphs.Count > 0 ? AttributeKind.Graphs : _types.Count > 0 ? AttributeKind.Types : _value.Kind;
        var kind = _said == AttributeKind.Undefined ? found : _said;
        if (!Enum.IsDefined(kind))
        {
            throw reader.Fail($"attribute '{value.Name}' is of kind {(int)kind}, which is none that is known");
        }

        var lacks = kind switch
        {
            _ when value.ReferenceName.Length > 0 => false,
            AttributeKind.Tensor => value.Tensor is null,
            AttributeKind.Graph => value.Graph is null,
            AttributeKind.Type => value.Type is null,
            _ => false,
        };
        return lacks ? throw reader.Fail($"attribute '{value.Name}' is of kind {kind}, but has none") : value with { Kind = kind };
    }
}
