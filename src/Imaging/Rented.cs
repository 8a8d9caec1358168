using System.Buffers;

namespace MLNetVision.Imaging;

/// <summary>Working memory of a known length from the shared pool, given back on Dispose; contents are arbitrary at first.</summary>
internal readonly struct Rented<T>(int length) : IDisposable
    where T : unmanaged
{
    private readonly T[] _array = ArrayPool<T>.Shared.Rent(length);

    public Span<T> Span => _array.AsSpan(0, length);

    public ref T this[int index] => ref _array[index];

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
