using System.Collections.Immutable;
using MLNetVision.Networks;

namespace MLNetVision.Onnx.Proto;

/// <summary>The type of a value: a tensor, or something that holds tensors.</summary>
public abstract record TypeProto
{
    /// <summary>What the value means, as the standard's list of denotations has it, or empty.</summary>
    public string Denotation { get; init; } = "";

    /// <summary>The same type in ONNX.</summary>
    public static TensorTypeProto Of(TensorType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new TensorTypeProto(type.Element.ToOnnx()) { Dims = [.. type.Shape.Select(DimensionProto.Of)] };
    }

    internal static TypeProto Read(WireReader reader)
    {
        TypeProto? type = null;
        var denotation = "";
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: type = TensorTypeProto.ReadTensor(reader.Message("a tensor type")); break;
                case 4: type = new SequenceTypeProto(ReadElement(reader.Message("a sequence type"), 1)); break;
                case 5: type = MapTypeProto.ReadMap(reader.Message("a map type")); break;
                case 6: denotation = reader.Text(); break;
                case 7: throw reader.Fail("opaque values are not supported");
                case 8: throw reader.Fail("sparse tensors are not supported");
                case 9: type = new OptionalTypeProto(ReadElement(reader.Message("an optional type"), 1)); break;
                default: reader.Skip(); break;
            }
        }

        // A type that says nothing is a tensor of which nothing is known, as in the bodies of loops.
        return (type ?? new TensorTypeProto(OnnxType.Undefined)) with { Denotation = denotation };
    }

    internal static void Write(TypeProto type, WireWriter writer)
    {
        writer.Message(type.Field, type.WriteBody);
        writer.Text(6, type.Denotation);
    }

    private protected abstract int Field { get; }

    private protected abstract void WriteBody(WireWriter writer);

    private protected static TypeProto ReadElement(WireReader reader, int field)
    {
        TypeProto element = new TensorTypeProto(OnnxType.Undefined);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                element = Read(reader.Message("an element type"));
            }
            else
            {
                reader.Skip();
            }
        }

        return element;
    }
}

/// <summary>A tensor.</summary>
/// <param name="Element">Its element.</param>
public sealed record TensorTypeProto(OnnxType Element) : TypeProto
{
    /// <summary>Its sizes, or null where not even their number is known.</summary>
    public ImmutableArray<DimensionProto>? Dims { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Element}{(Dims is { } dims ? $"[{string.Join(", ", dims)}]" : "")}";

    private protected override int Field => 1;

    internal static TensorTypeProto ReadTensor(WireReader reader)
    {
        var type = new TensorTypeProto(OnnxType.Undefined);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: type = type with { Element = (OnnxType)reader.Int32() }; break;
                case 2: type = type with { Dims = ReadDims(reader.Message("a shape")) }; break;
                default: reader.Skip(); break;
            }
        }

        return type;
    }

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Int64(1, (int)Element);
        if (Dims is { } dims)
        {
            writer.Message(2, w => w.Messages(1, dims, DimensionProto.Write));
        }
    }

    private static ImmutableArray<DimensionProto> ReadDims(WireReader reader)
    {
        var dims = ImmutableArray.CreateBuilder<DimensionProto>();
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                dims.Add(DimensionProto.Read(reader.Message("a dimension")));
            }
            else
            {
                reader.Skip();
            }
        }

        return dims.ToImmutable();
    }
}

/// <summary>A list of values of one type.</summary>
public sealed record SequenceTypeProto(TypeProto Element) : TypeProto
{
    private protected override int Field => 4;

    private protected override void WriteBody(WireWriter writer) => writer.Message(1, w => Write(Element, w));
}

/// <summary>A value that may be absent.</summary>
public sealed record OptionalTypeProto(TypeProto Element) : TypeProto
{
    private protected override int Field => 9;

    private protected override void WriteBody(WireWriter writer) => writer.Message(1, w => Write(Element, w));
}

/// <summary>Values by key.</summary>
public sealed record MapTypeProto(OnnxType Key, TypeProto Element) : TypeProto
{
    private protected override int Field => 5;

    internal static MapTypeProto ReadMap(WireReader reader)
    {
        var map = new MapTypeProto(OnnxType.Undefined, new TensorTypeProto(OnnxType.Undefined));
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: map = map with { Key = (OnnxType)reader.Int32() }; break;
                case 2: map = map with { Element = Read(reader.Message("an element type")) }; break;
                default: reader.Skip(); break;
            }
        }

        return map;
    }

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Int64(1, (int)Key);
        writer.Message(2, w => Write(Element, w));
    }
}
