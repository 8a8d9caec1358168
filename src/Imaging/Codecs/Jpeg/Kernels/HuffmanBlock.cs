using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>Decodes the coefficients of one block.</summary>
internal static class HuffmanBlock
{
    /// <summary>Shorts that a block buffer must have: 64 coefficients and one place where runs past the end are written.</summary>
    public const int Length = 65;

    /// <summary>Result for a block whose bits are no code, or that runs past the 64th coefficient.</summary>
    public const int Damaged = -1;

    /// <summary>Valid bits that one symbol may need: 16 of code and 15 of value.</summary>
    public const int SymbolBits = 31;

    /// <summary>A zigzag place behind the last, not reached by the end of a block.</summary>
    private const int PastEnd = 65;

    /// <summary>Natural index of zigzag place (index - 1); 64 is the place for what lies past the end.</summary>
    private static ReadOnlySpan<byte> Places =>
    [
        64,
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
        64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    ];

    /// <summary>A block of a sequential scan into a zeroed buffer.</summary>
    /// <returns>Coefficients up to the last that is coded, 1 to 64, or <see cref="Damaged"/>.</returns>
    public static int Decode(ref BitReader reader, HuffmanLookup dc, HuffmanLookup ac, ref int prediction, Span<short> block)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(block.Length, Length);
        if (!TryDecodeDifference(ref reader, dc, out var difference))
            return Damaged;
        prediction += difference;
        ref var target = ref MemoryMarshal.GetReference(block);
        target = (short)prediction;
        var end = DecodeBand(ref reader, ac, 1, ref target);
        return end is >= PastEnd and < HuffmanLookup.EndOfBlock || reader.IsPastEnd ? Damaged : end & (HuffmanLookup.EndOfBlock - 1);
    }

    /// <summary>The difference of a DC coefficient to its predecessor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecodeDifference(ref BitReader reader, HuffmanLookup dc, out int difference)
    {
        reader.Refill();
        var entry = TakeSymbol(ref reader, dc);
        difference = entry >> 16;
        return entry != 0;
    }

    /// <summary>Takes a symbol with its value, for which <see cref="SymbolBits"/> must be valid; returns its entry, 0 where the bits are no code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TakeSymbol(ref BitReader reader, HuffmanLookup lookup)
    {
        var entry = lookup.Entries[(int)(reader.Bits >> (64 - HuffmanLookup.Bits))];
        if ((entry & (HuffmanLookup.ExtraFollows | HuffmanLookup.LongCode)) != 0)
            return Complete(lookup, entry, ref reader.Bits, ref reader.Count);
        reader.Bits <<= entry;
        reader.Count -= entry & HuffmanLookup.LengthMask;
        return entry;
    }

    /// <summary>
    /// Decodes AC coefficients until the block ends; the state of the reader lives in registers meanwhile. Of the 56 bits after a refill, two short symbols
    /// take 20 at most and leave enough for a third of any length.
    /// </summary>
    /// <returns>The zigzag place behind the last coefficient, plus <see cref="HuffmanLookup.EndOfBlock"/> when a symbol ended the block; 65 to 127 is
    /// damage.</returns>
    private static int DecodeBand(ref BitReader reader, HuffmanLookup ac, int place, ref short block)
    {
        ref var segment = ref reader.Segment;
        ref var entries = ref MemoryMarshal.GetArrayDataReference(ac.Entries);
        ref var places = ref MemoryMarshal.GetReference(Places);
        var (bits, count, position) = (reader.Bits, reader.Count, reader.Position);
        while (true)
        {
            BitReader.Refill(ref segment, ref bits, ref count, ref position);
            if (TryTakeShort(ref entries, ref places, ref bits, ref count, ref place, ref block)
                && TryTakeShort(ref entries, ref places, ref bits, ref count, ref place, ref block)
                && TryTakeShort(ref entries, ref places, ref bits, ref count, ref place, ref block))
                continue;
            if (place >= 64)
                break;

            var (longBits, longCount) = (bits, count);
            var entry = Complete(ac, Unsafe.Add(ref entries, (nint)(bits >> (64 - HuffmanLookup.Bits))), ref longBits, ref longCount);
            (bits, count) = (longBits, longCount);
            if (entry == 0)
            {
                place = PastEnd;
                break;
            }

            place += (byte)(entry >> 8);
            Unsafe.Add(ref block, (nint)Unsafe.Add(ref places, (nint)place)) = (short)(entry >> 16);
            if (place >= 64)
                break;
        }

        (reader.Bits, reader.Count, reader.Position) = (bits, count, position);
        return place;
    }

    /// <summary>Takes a symbol whose value the lookup holds; false when it is none of these, or when it ends the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTakeShort(ref int entries, ref byte places, ref ulong bits, ref int count, ref int place, ref short block)
    {
        var entry = Unsafe.Add(ref entries, (nint)(bits >> (64 - HuffmanLookup.Bits)));
        if ((entry & (HuffmanLookup.ExtraFollows | HuffmanLookup.LongCode)) != 0)
            return false;
        bits <<= entry;
        count -= entry & HuffmanLookup.LengthMask;
        place += (byte)(entry >> 8);
        Unsafe.Add(ref block, (nint)Unsafe.Add(ref places, (nint)place)) = (short)(entry >> 16);
        return place < 64;
    }

    /// <summary>
    /// Takes a code that is longer than the lookup, or whose value is; returns advance and value as in an entry, or 0 where the bits are no code.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Complete(HuffmanLookup lookup, int entry, ref ulong bits, ref int count)
    {
        if ((entry & HuffmanLookup.LongCode) != 0)
            entry = lookup.Find((int)(bits >> 48));
        var length = entry & HuffmanLookup.LengthMask;
        bits <<= length;
        count -= length;
        if ((entry & HuffmanLookup.ExtraFollows) == 0)
            return entry;
        var size = entry >> 16;
        var value = HuffmanLookup.Extend((int)(bits >> (64 - size)), size);
        bits <<= size;
        count -= size;
        return (entry & 0xFFFF) | (value << 16);
    }
}
