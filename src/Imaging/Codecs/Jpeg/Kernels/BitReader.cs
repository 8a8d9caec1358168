using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>
/// Bits of one entropy-coded segment whose stuffing is already removed. Behind the segment lie <see cref="Padding"/> zero bytes,
/// so that a whole block can be decoded before <see cref="IsPastEnd"/> is asked: 64 symbols take at most 16 + 15 bits each.
/// </summary>
internal ref struct BitReader
{
    /// <summary>Bytes that must be readable behind the segment.</summary>
    public const int Padding = 512;

    private readonly ref byte _segment;
    private readonly nint _length;

    /// <param name="buffer">The segment and its padding.</param>
    /// <param name="length">Bytes of the segment alone.</param>
    public BitReader(Span<byte> buffer, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length + Padding, buffer.Length);
        _segment = ref MemoryMarshal.GetReference(buffer);
        _length = length;
    }

    /// <summary>The next bits, from the highest; those below <see cref="Count"/> are not valid, but may hold bits that a refill repeats.</summary>
    public ulong Bits;

    /// <summary>Valid bits in <see cref="Bits"/>.</summary>
    public int Count;

    /// <summary>The next byte to load.</summary>
    public nint Position;

    /// <summary>Whether more bits were taken than the segment has.</summary>
    public readonly bool IsPastEnd => (Position * 8) - Count > _length * 8;

    /// <summary>Brings the number of valid bits to 56 or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill() => Refill(ref _segment, ref Bits, ref Count, ref Position);

    /// <summary>Loads eight bytes and counts as many as fit whole; the rest of them is loaded again by the next refill, to the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Refill(ref byte segment, ref ulong bits, ref int count, ref nint position)
    {
        var loaded = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref segment, position));
        if (BitConverter.IsLittleEndian)
            loaded = BinaryPrimitives.ReverseEndianness(loaded);
        bits |= loaded >> count;
        position += (63 - count) >> 3;
        count |= 56;
    }

    /// <summary>The start of the segment, for kernels that keep the state in locals.</summary>
    public readonly ref byte Segment => ref _segment;

    /// <summary>Takes 1 to 16 bits; at least as many must be valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int count)
    {
        var value = (int)(Bits >> (64 - count));
        Bits <<= count;
        Count -= count;
        return value;
    }
}
