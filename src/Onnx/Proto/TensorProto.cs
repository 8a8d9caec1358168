using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MLNetVision.Onnx.Proto;

/// <summary>A tensor of a file: an initialiser, an attribute, or test data.</summary>
/// <param name="Name">Its name, perhaps empty.</param>
/// <param name="Type">Its element.</param>
/// <param name="Dims">Its sizes, outermost first; none for a single number.</param>
/// <param name="Data">The numbers as little-endian bytes, row by row; empty where they are texts or lie in another file.</param>
public sealed record TensorProto(string Name, OnnxType Type, ImmutableArray<long> Dims, ReadOnlyMemory<byte> Data)
{
    /// <summary>The texts of a tensor of texts.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>Where the numbers lie, if that is another file: location, offset, length.</summary>
    public ImmutableDictionary<string, string> External { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it is, for people.</summary>
    public string DocString { get; init; } = "";

    /// <summary>How many elements there are.</summary>
    public long Count => Dims.Aggregate(1L, (product, dim) => checked(product * dim));

    /// <summary>Copies numbers; without sizes it is a single number, or a list of as many.</summary>
    public static TensorProto Of<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> dims)
        where T : unmanaged =>
        new(name, TypeOf<T>(), [.. dims], MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A tensor of texts.</summary>
    public static TensorProto OfTexts(string name, ImmutableArray<string> texts, params ReadOnlySpan<long> dims) =>
        new(name, OnnxType.Text, [.. dims], default) { Texts = texts };

    /// <summary>The numbers, typed.</summary>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged =>
        TypeOf<T>() == Type
            ? MemoryMarshal.Cast<byte, T>(Data.Span)
            : throw new InvalidOperationException($"The tensor '{Name}' has elements {Type}, not {typeof(T).Name}.");

    /// <inheritdoc/>
    public override string ToString() => $"{(Name.Length == 0 ? "tensor" : Name)} {Type}[{string.Join(", ", Dims)}]";

    internal static TensorProto Read(WireReader reader) => TensorParts.Read(reader);

    internal static void Write(TensorProto tensor, WireWriter writer)
    {
        writer.Int64s(1, tensor.Dims);
        writer.Int64(2, (int)tensor.Type);
        writer.Texts(6, tensor.Texts);
        writer.Text(8, tensor.Name);
        if (!tensor.External.IsEmpty)
        {
            writer.Messages(13, tensor.External.OrderBy(e => e.Key, StringComparer.Ordinal), Entries.Write);
            writer.Int64(14, 1);
        }
        else if (tensor.Type != OnnxType.Text)
        {
            writer.Bytes(9, tensor.Data);
        }

        writer.Text(12, tensor.DocString);
    }

    private static OnnxType TypeOf<T>()
        where T : unmanaged => default(T) switch
        {
            float => OnnxType.Float,
            double => OnnxType.Double,
            Half => OnnxType.Float16,
            byte => OnnxType.UInt8,
            sbyte => OnnxType.Int8,
            ushort => OnnxType.UInt16,
            short => OnnxType.Int16,
            uint => OnnxType.UInt32,
            int => OnnxType.Int32,
            ulong => OnnxType.UInt64,
            long => OnnxType.Int64,
            bool => OnnxType.Bool,
            _ => throw new NotSupportedException($"No ONNX tensor has elements of type {typeof(T).Name}."),
        };
}
