namespace MLNetVision.Imaging.Jpeg;

/// <summary>
/// A Huffman code laid out for decoding: the next <see cref="Bits"/> bits of the stream lead to an entry that, for short codes, already holds the value that
/// follows. Entry, from the low bit: bits consumed (6), <see cref="ExtraFollows"/>, <see cref="LongCode"/>, advance in the zigzag (8), value (16, signed). The
/// advance is run + 1; <see cref="EndOfBlock"/> ends a block; 0 marks a progressive end-of-band run, whose value is log2 of its length. With <see
/// cref="ExtraFollows"/> the bits consumed are the code's alone and the value is the number of extra bits that follow. With <see cref="LongCode"/> the code is
/// longer than the lookup.
/// </summary>
internal sealed class HuffmanLookup
{
    public const int Bits = 10;
    public const int LengthMask = 63;
    public const int ExtraFollows = 64;
    public const int LongCode = 128;
    public const int EndOfBlock = 128;
    private const int LongestCode = 16;
    private readonly byte[] _symbols = new byte[256];
    private readonly int[] _limits = new int[LongestCode + 2];
    private readonly int[] _offsets = new int[LongestCode + 1];
    private readonly bool _endOfBand;

    /// <param name="code">The code.</param>
    /// <param name="endOfBand">Whether (run below 15, size 0) starts an end-of-band run, as in progressive scans; otherwise it ends the block.</param>
    public HuffmanLookup(HuffmanCode code, bool endOfBand)
    {
        _endOfBand = endOfBand;
        code.Symbols.CopyTo(_symbols);
        Array.Fill(Entries, LongCode);
        var (next, first) = (0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            int count = code.Counts[length - 1];
            _offsets[length] = first - next;
            for (var i = 0; length <= Bits && i < count; i++)
                FillShort(next + i, length, _symbols[first + i]);
            next += count;
            first += count;
            _limits[length] = next << (LongestCode - length);
            next <<= 1;
        }

        _limits[LongestCode + 1] = int.MaxValue;
    }

    /// <summary>The entry for each value of the next <see cref="Bits"/> bits.</summary>
    public int[] Entries { get; } = new int[1 << Bits];

    /// <summary>The entry of a code longer than the lookup, from the next 16 bits; 0 when no code begins so.</summary>
    public int Find(int next16)
    {
        var length = Bits + 1;
        while (next16 >= _limits[length])
            length++;
        return length <= LongestCode ? Plain(_symbols[(byte)((next16 >> (LongestCode - length)) + _offsets[length])], length) : 0;
    }

    /// <summary>The entry of a symbol (run in the high, size in the low four bits) whose value is not known yet.</summary>
    private int Plain(int symbol, int length)
    {
        var (run, size) = (symbol >> 4, symbol & 15);
        if (size > 0)
            return length | ExtraFollows | ((run + 1) << 8) | (size << 16);
        if (run == 15)
            return length | (16 << 8);
        return _endOfBand ? length | (run << 16) : length | (EndOfBlock << 8);
    }

    private void FillShort(int code, int length, int symbol)
    {
        var (rest, entry) = (Bits - length, Plain(symbol, length));
        var entries = Entries.AsSpan(code << rest, 1 << rest);
        var size = symbol & 15;
        if (size == 0 || size > rest)
        {
            entries.Fill(entry);
            return;
        }

        var same = 1 << (rest - size);
        for (var extra = 0; extra < 1 << size; extra++)
            entries.Slice(extra * same, same).Fill((length + size) | (entry & 0xFF00) | (Extend(extra, size) << 16));
    }

    /// <summary>The value that <paramref name="size"/> extra bits stand for: those with a leading 0 are negative (ITU-T T.81, F.2.2.1).</summary>
    public static int Extend(int extra, int size) => extra < 1 << (size - 1) ? extra - (1 << size) + 1 : extra;
}
