using System.Runtime.InteropServices;

namespace MLNetVision.Networks.Engines;

/// <summary>Numbers in the caller's memory that go into an engine or come out of it. A loop keeps one and fills it anew for each batch.</summary>
public sealed class HostTensor
{
    private readonly Memory<byte> _bytes;

    /// <summary>Makes a tensor of zeros.</summary>
    public HostTensor(DType element, params ReadOnlySpan<int> dims)
        : this(element, dims.ToArray(), null)
    {
    }

    private HostTensor(DType element, int[] dims, byte[]? bytes)
    {
        var count = 1L;
        foreach (var dim in dims)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dim);
            count = checked(count * dim);
        }

        Element = element;
        Dims = dims;
        Count = checked((int)count);
        _bytes = bytes ?? new byte[checked(Count * element.Size())];
    }

    /// <summary>The element type.</summary>
    public DType Element { get; }

    /// <summary>The sizes, outermost first.</summary>
    public IReadOnlyList<int> Dims { get; }

    /// <summary>How many elements there are.</summary>
    public int Count { get; }

    /// <summary>The numbers as bytes.</summary>
    public Span<byte> Bytes => _bytes.Span;

    /// <summary>Copies numbers.</summary>
    public static HostTensor Of<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> dims)
        where T : unmanaged
    {
        var tensor = new HostTensor(ElementOf<T>(), dims);
        if (values.Length != tensor.Count)
        {
            throw new ArgumentException(
                $"A tensor of [{string.Join(", ", tensor.Dims)}] has {tensor.Count} elements, but {values.Length} were given.",
                nameof(values));
        }

        values.CopyTo(tensor.As<T>());
        return tensor;
    }

    /// <summary>The numbers, typed.</summary>
    public Span<T> As<T>()
        where T : unmanaged =>
        ElementOf<T>() == Element
            ? MemoryMarshal.Cast<byte, T>(_bytes.Span)
            : throw new InvalidOperationException($"The tensor has elements {Element}, not {typeof(T).Name}.");

    private static DType ElementOf<T>()
        where T : unmanaged => typeof(T) switch
        {
            var t when t == typeof(float) => DType.Float32,
            var t when t == typeof(double) => DType.Float64,
            var t when t == typeof(Half) => DType.Float16,
            var t when t == typeof(int) => DType.Int32,
            var t when t == typeof(long) => DType.Int64,
            var t when t == typeof(bool) => DType.Bool,
            var t when t == typeof(byte) => DType.UInt8,
            _ => throw new NotSupportedException(
                $"No tensor has elements of type {typeof(T).Name}; float, double, Half, int, long, bool and byte can be used."),
        };
}
