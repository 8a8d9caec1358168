using System.Runtime.CompilerServices;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>Decodes what one progressive scan says about one block (ITU-T T.81, G.1.2): a band of coefficients, or one more bit of each.</summary>
internal static class ProgressiveBlock
{
    /// <summary>The DC value without its lowest <paramref name="low"/> bits.</summary>
    public static bool FirstDc(ref BitReader reader, HuffmanLookup codes, int low, ref int prediction, Span<short> block)
    {
        if (!HuffmanBlock.TryDecodeDifference(ref reader, codes, out var difference))
            return false;
        prediction += difference;
        block[0] = (short)(prediction << low);
        return !reader.IsPastEnd;
    }

    /// <summary>Bit <paramref name="low"/> of the DC value.</summary>
    public static bool RefineDc(ref BitReader reader, int low, Span<short> block)
    {
        block[0] |= (short)(Bit(ref reader) << low);
        return !reader.IsPastEnd;
    }

    /// <summary>Coefficients <paramref name="start"/> to <paramref name="end"/> of the zigzag without their lowest <paramref name="low"/> bits.</summary>
    /// <param name="reader">The bits.</param>
    /// <param name="codes">The code of the scan.</param>
    /// <param name="start">First place of the band.</param>
    /// <param name="end">Last place of the band.</param>
    /// <param name="low">Bits that later scans deliver.</param>
    /// <param name="run">Blocks, this one first, whose band is empty.</param>
    /// <param name="block">64 coefficients in natural order.</param>
    public static bool FirstAc(ref BitReader reader, HuffmanLookup codes, int start, int end, int low, ref int run, Span<short> block)
    {
        if (run > 0)
        {
            run--;
            return true;
        }

        for (var place = start; place <= end;)
        {
            var entry = NextSymbol(ref reader, codes);
            if (entry == 0)
                return false;
            var advance = (byte)(entry >> 8);
            if (advance == 0)
            {
                run = RunLength(ref reader, entry >> 16) - 1;
                break;
            }

            place += advance;
            if (place > end + 1)
                return false;
            block[ZigZag.ToNatural[place - 1]] = (short)((entry >> 16) << low);
        }

        return !reader.IsPastEnd;
    }

    /// <summary>
    /// Bit <paramref name="low"/> of coefficients <paramref name="start"/> to <paramref name="end"/>: of those known already, and of those that this bit
    /// makes known.
    /// </summary>
    public static bool RefineAc(ref BitReader reader, HuffmanLookup codes, int start, int end, int low, ref int run, Span<short> block)
    {
        var place = start;
        while (run == 0 && place <= end)
        {
            var entry = NextSymbol(ref reader, codes);
            var (advance, value) = ((byte)(entry >> 8), entry >> 16);
            if (entry == 0 || (advance != 0 && value is < -1 or > 1))
                return false;
            if (advance == 0)
            {
                run = RunLength(ref reader, value);
                break;
            }

            place = SkipZeros(ref reader, advance - 1, place, end, low, block);
            if (place > end)
            {
                if (value != 0)
                    return false;
                break;
            }

            if (value != 0)
                block[ZigZag.ToNatural[place]] = (short)(value << low);
            place++;
        }

        if (run > 0)
        {
            if (block[1..].ContainsAnyExcept((short)0))
                SkipZeros(ref reader, 64, place, end, low, block);
            run--;
        }

        return !reader.IsPastEnd;
    }

    /// <summary>
    /// Passes <paramref name="zeros"/> unknown coefficients and refines the known ones among them; the place of the unknown one after these, or end + 1.
    /// </summary>
    private static int SkipZeros(ref BitReader reader, int zeros, int place, int end, int low, Span<short> block)
    {
        for (; place <= end; place++)
        {
            ref var coefficient = ref block[ZigZag.ToNatural[place]];
            if (coefficient == 0)
            {
                if (--zeros < 0)
                    break;
            }
            else if (Bit(ref reader) != 0 && (coefficient & (1 << low)) == 0)
            {
                coefficient += (short)((coefficient > 0 ? 1 : -1) << low);
            }
        }

        return place;
    }

    /// <summary>Takes the next symbol with its value; returns its entry, 0 where the bits are no code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NextSymbol(ref BitReader reader, HuffmanLookup codes)
    {
        if (reader.Count < HuffmanBlock.SymbolBits)
            reader.Refill();
        return HuffmanBlock.TakeSymbol(ref reader, codes);
    }

    /// <summary>Blocks of a run of empty bands: 2^log and as many extra bits.</summary>
    private static int RunLength(ref BitReader reader, int log) => (1 << log) + (log == 0 ? 0 : reader.Take(log));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bit(ref BitReader reader)
    {
        if (reader.Count == 0)
            reader.Refill();
        return reader.Take(1);
    }
}
