using System.Runtime.InteropServices;

namespace MLNetVision.Networks;

/// <summary>The numbers of one parameter, little-endian and row by row.</summary>
public sealed class Weight
{
    /// <summary>Takes the bytes as they are, without copying.</summary>
    public Weight(DType element, Shape shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var expected = checked(shape.Elements().Size * element.Size());
        if (bytes.Length != expected)
        {
            throw new ArgumentException($"A weight {element}{shape} takes {expected} bytes, but {bytes.Length} were given.", nameof(bytes));
        }

        Element = element;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>The element type.</summary>
    public DType Element { get; }

    /// <summary>The shape, known to the last dimension.</summary>
    public Shape Shape { get; }

    /// <summary>The numbers as bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Takes single-precision numbers.</summary>
    public static Weight Of(Shape shape, ReadOnlySpan<float> values) => new(DType.Float32, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The numbers in single precision: these very ones if they are, else a copy.</summary>
    public ReadOnlySpan<float> ReadFloats() => Element == DType.Float32 ? MemoryMarshal.Cast<byte, float>(Bytes.Span) : ToFloats();

    /// <summary>The numbers in single precision; half precision is widened, double rounded.</summary>
    public float[] ToFloats()
    {
        var bytes = Bytes.Span;
        return Element switch
        {
            DType.Float32 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            DType.Float16 => Convert<Half>(bytes, v => (float)v),
            DType.Float64 => Convert<double>(bytes, v => (float)v),
            DType.Int32 => Convert<int>(bytes, v => v),
            DType.Int64 => Convert<long>(bytes, v => v),
            _ => Convert<byte>(bytes, v => v),
        };
    }

    private static float[] Convert<T>(ReadOnlySpan<byte> bytes, Func<T, float> convert)
        where T : struct
    {
        var values = MemoryMarshal.Cast<byte, T>(bytes);
        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = convert(values[i]);
        }

        return floats;
    }
}
