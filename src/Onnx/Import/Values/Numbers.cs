using System.Collections.Immutable;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>A small tensor whose numbers are known while a model is imported, sizes that are symbols among them. Shape arithmetic computes with
/// these.</summary>
/// <param name="Type">Its element.</param>
/// <param name="Dims">Its sizes.</param>
/// <param name="Items">Its numbers, row by row.</param>
internal sealed record Numbers(OnnxType Type, ImmutableArray<long> Dims, Term[] Items)
{
    /// <summary>More numbers than this are never computed with at import: they flow through the network.</summary>
    public const int Most = 1 << 16;

    public bool IsKnown => Array.TrueForAll(Items, t => t.IsKnown);

    public bool IsReal => Type is OnnxType.Float or OnnxType.Double or OnnxType.Float16;

    public static Numbers Of(OnnxType type, params Term[] items) => new(type, [items.Length], items);

    /// <summary>A tensor as numbers; null where its elements are none.</summary>
    public static Numbers? From(TensorProto tensor)
    {
        if (tensor.Count > Most || !tensor.External.IsEmpty)
        {
            return null;
        }

        Term[]? items = tensor.Type switch
        {
            OnnxType.Float => Convert<float>(tensor, v => Term.Of((double)v)),
            OnnxType.Double => Convert<double>(tensor, Term.Of),
            OnnxType.Float16 => Convert<Half>(tensor, v => Term.Of((double)v)),
            OnnxType.Int64 => Convert<long>(tensor, Term.Of),
            OnnxType.Int32 => Convert<int>(tensor, v => Term.Of((long)v)),
            OnnxType.Int16 => Convert<short>(tensor, v => Term.Of((long)v)),
            OnnxType.Int8 => Convert<sbyte>(tensor, v => Term.Of((long)v)),
            OnnxType.UInt8 => Convert<byte>(tensor, v => Term.Of((long)v)),
            OnnxType.Bool => Convert<bool>(tensor, v => Term.Of(v ? 1L : 0L)),
            _ => null,
        };
        return items is null ? null : new Numbers(tensor.Type, tensor.Dims, items);
    }

    /// <summary>The tensor of these numbers, all of which have to be known.</summary>
    public TensorProto ToTensor(string name = "") => Type switch
    {
        OnnxType.Float => Store(name, t => (float)t.Real),
        OnnxType.Double => Store(name, t => t.Real),
        OnnxType.Float16 => Store(name, t => (Half)t.Real),
        OnnxType.Int64 => Store(name, t => t.Whole),
        OnnxType.Int32 => Store(name, t => unchecked((int)t.Whole)),
        OnnxType.Int16 => Store(name, t => unchecked((short)t.Whole)),
        OnnxType.Int8 => Store(name, t => unchecked((sbyte)t.Whole)),
        OnnxType.UInt8 => Store(name, t => unchecked((byte)t.Whole)),
        OnnxType.Bool => Store(name, t => t.Whole != 0),
        _ => throw new InvalidOperationException($"Numbers are never of type {Type}."),
    };

    private static Term[] Convert<T>(TensorProto tensor, Func<T, Term> convert)
        where T : unmanaged
    {
        var values = tensor.As<T>();
        var items = new Term[values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = convert(values[i]);
        }

        return items;
    }

    private TensorProto Store<T>(string name, Func<Term, T> convert)
        where T : unmanaged => TensorProto.Of<T>(name, Array.ConvertAll(Items, t => convert(t)), Dims.AsSpan());
}
