namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Writes blocks as Huffman codes.</summary>
internal sealed class BlockWriter(BitWriter bits, HuffmanCodeTable[] dc, HuffmanCodeTable[] ac) : IBlockSink
{
    public void Add(int table, int difference, ReadOnlySpan<short> block)
    {
        WriteValue(dc[table], 0, difference);
        var run = 0;
        for (var place = 1; place < 64; place++)
        {
            int value = block[ZigZag.ToNatural[place]];
            if (value == 0)
            {
                run += 16;
                continue;
            }

            for (; run >= 16 * 16; run -= 16 * 16)
                WriteSymbol(ac[table], HuffmanSymbols.SixteenZeros);
            WriteValue(ac[table], run, value);
            run = 0;
        }

        if (run > 0)
            WriteSymbol(ac[table], HuffmanSymbols.EndOfBlock);
    }

    public void EndRow() => bits.Flush();

    private void WriteSymbol(HuffmanCodeTable table, int symbol) => bits.Write(table.Codes[symbol], table.Lengths[symbol]);

    /// <summary>The symbol (run, size) and the size lowest bits of the value, less one if it is negative.</summary>
    private void WriteValue(HuffmanCodeTable table, int run, int value)
    {
        var size = HuffmanSymbols.Size(value);
        var extra = (uint)(value + (value >> 31)) & ((1u << size) - 1);
        bits.Write((table.Codes[run | size] << size) | extra, table.Lengths[run | size] + size);
    }
}
