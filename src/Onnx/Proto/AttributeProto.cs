using System.Collections.Immutable;

namespace MLNetVision.Onnx.Proto;

/// <summary>What kind of value an attribute has, under the standard's numbers.</summary>
public enum AttributeKind
{
    /// <summary>Not said.</summary>
    Undefined = 0,

    /// <summary>A number.</summary>
    Float = 1,

    /// <summary>A whole number.</summary>
    Int = 2,

    /// <summary>A text.</summary>
    Text = 3,

    /// <summary>A tensor.</summary>
    Tensor = 4,

    /// <summary>A graph: the body of a loop, a branch.</summary>
    Graph = 5,

    /// <summary>Numbers.</summary>
    Floats = 6,

    /// <summary>Whole numbers.</summary>
    Ints = 7,

    /// <summary>Texts.</summary>
    Texts = 8,

    /// <summary>Tensors.</summary>
    Tensors = 9,

    /// <summary>Graphs.</summary>
    Graphs = 10,

    /// <summary>A type.</summary>
    Type = 13,

    /// <summary>Types.</summary>
    Types = 14,
}

/// <summary>An attribute of a node. <see cref="Kind"/> says which of the values counts.</summary>
/// <param name="Name">Its name, as the operator's definition has it.</param>
/// <param name="Kind">What its value is.</param>
public sealed record AttributeProto(string Name, AttributeKind Kind)
{
    /// <summary>The number.</summary>
    public float Float { get; init; }

    /// <summary>The whole number.</summary>
    public long Int { get; init; }

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The tensor.</summary>
    public TensorProto? Tensor { get; init; }

    /// <summary>The graph.</summary>
    public GraphProto? Graph { get; init; }

    /// <summary>The type.</summary>
    public TypeProto? Type { get; init; }

    /// <summary>The numbers.</summary>
    public ImmutableArray<float> Floats { get; init; } = [];

    /// <summary>The whole numbers.</summary>
    public ImmutableArray<long> Ints { get; init; } = [];

    /// <summary>The texts.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>The tensors.</summary>
    public ImmutableArray<TensorProto> Tensors { get; init; } = [];

    /// <summary>The graphs.</summary>
    public ImmutableArray<GraphProto> Graphs { get; init; } = [];

    /// <summary>The types.</summary>
    public ImmutableArray<TypeProto> Types { get; init; } = [];

    /// <summary>Within a function: the attribute of the caller that this one is.</summary>
    public string ReferenceName { get; init; } = "";

    /// <summary>A number.</summary>
    public static AttributeProto Of(string name, float value) => new(name, AttributeKind.Float) { Float = value };

    /// <summary>A whole number.</summary>
    public static AttributeProto Of(string name, long value) => new(name, AttributeKind.Int) { Int = value };

    /// <summary>A text.</summary>
    public static AttributeProto Of(string name, string value) => new(name, AttributeKind.Text) { Text = value };

    /// <summary>A tensor.</summary>
    public static AttributeProto Of(string name, TensorProto value) => new(name, AttributeKind.Tensor) { Tensor = value };

    /// <summary>A graph.</summary>
    public static AttributeProto Of(string name, GraphProto value) => new(name, AttributeKind.Graph) { Graph = value };

    /// <summary>Numbers.</summary>
    public static AttributeProto OfFloats(string name, params ReadOnlySpan<float> values) => new(name, AttributeKind.Floats) { Floats = [.. values] };

    /// <summary>Whole numbers.</summary>
    public static AttributeProto OfInts(string name, params ReadOnlySpan<long> values) => new(name, AttributeKind.Ints) { Ints = [.. values] };

    /// <summary>Texts.</summary>
    public static AttributeProto OfTexts(string name, params ReadOnlySpan<string> values) => new(name, AttributeKind.Texts) { Texts = [.. values] };

    internal static AttributeProto Read(WireReader reader) => AttributeParts.Read(reader);

    internal static void Write(AttributeProto attribute, WireWriter writer)
    {
        writer.Text(1, attribute.Name);
        writer.Text(21, attribute.ReferenceName);
        writer.Int64(20, (int)attribute.Kind);
        if (attribute.ReferenceName.Length == 0)
        {
            WriteValue(attribute, writer);
        }
    }

    private static void WriteValue(AttributeProto attribute, WireWriter writer)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Float: writer.Single(2, attribute.Float); break;
            case AttributeKind.Int: writer.AlwaysInt64(3, attribute.Int); break;
            case AttributeKind.Text: writer.AlwaysText(4, attribute.Text); break;
            case AttributeKind.Tensor: writer.Message(5, w => TensorProto.Write(attribute.Tensor!, w)); break;
            case AttributeKind.Graph: writer.Message(6, w => GraphProto.Write(attribute.Graph!, w)); break;
            case AttributeKind.Type: writer.Message(14, w => TypeProto.Write(attribute.Type!, w)); break;
            default: WriteList(attribute, writer); break;
        }
    }

    private static void WriteList(AttributeProto attribute, WireWriter writer)
    {
        writer.Singles(7, attribute.Floats);
        writer.Int64s(8, attribute.Ints);
        writer.Texts(9, attribute.Texts);
        writer.Messages(10, attribute.Tensors, TensorProto.Write);
        writer.Messages(11, attribute.Graphs, GraphProto.Write);
        writer.Messages(15, attribute.Types, TypeProto.Write);
    }
}
