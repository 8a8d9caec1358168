using System.Diagnostics.CodeAnalysis;

namespace MLNetVision.Compute.Memory;

/// <summary>A stretch of single-precision numbers that the garbage collector does not move. Whoever made the buffer behind it keeps it alive.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "A view, never compared.")]
internal readonly unsafe struct Floats
{
    public Floats(float* start, long count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>Where the numbers begin.</summary>
    public float* Start { get; }

    /// <summary>How many there are.</summary>
    public long Count { get; }

    public bool IsEmpty => Count == 0;

    public Span<float> Span => new(Start, checked((int)Count));

    /// <summary>The same memory as whole numbers: class numbers and indices.</summary>
    public Span<int> Whole => new(Start, checked((int)Count));

    /// <summary>The same memory as elements of another type.</summary>
    public Span<T> As<T>(int count)
        where T : unmanaged => (long)count * sizeof(T) <= Count * sizeof(float)
            ? new Span<T>(Start, count)
            : throw new ArgumentOutOfRangeException(nameof(count), $"{count} of {sizeof(T)} bytes in {Count} floats");

    /// <summary>Whether both begin at the same place.</summary>
    public bool IsAt(Floats other) => Start == other.Start;

    public Floats Slice(long start, long count) => start >= 0 && count >= 0 && start + count <= Count
        ? new Floats(Start + start, count)
        : throw new ArgumentOutOfRangeException(nameof(start), $"{start} + {count} of {Count}");

    /// <summary>All from one number on; what is empty stays so.</summary>
    public Floats From(long start) => IsEmpty ? this : Slice(start, Count - start);

    public Floats First(long count) => Slice(0, count);

    public void Clear() => NativeBuffer.Clear(Start, Count * sizeof(float));
}
