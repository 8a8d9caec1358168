using System.Numerics;

namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Writes blocks as Huffman codes.</summary>
internal sealed class BlockWriter(BitWriter bits, HuffmanCodeTable[] dc, HuffmanCodeTable[] ac) : IBlockSink
{
    public void Add(int table, int difference, ReadOnlySpan<short> block, ulong nonZero)
    {
        WriteValue(dc[table], 0, difference);
        var next = 1;
        for (var left = nonZero & ~1UL; left != 0; left &= left - 1)
        {
            var place = BitOperations.TrailingZeroCount(left);
            var run = place - next;
            for (; run >= 16; run -= 16)
                WriteSymbol(ac[table], HuffmanSymbols.SixteenZeros);
            WriteValue(ac[table], run, block[place]);
            next = place + 1;
        }

        if (next < 64)
            WriteSymbol(ac[table], HuffmanSymbols.EndOfBlock);
    }

    public void EndRow() => bits.Flush();

    private void WriteSymbol(HuffmanCodeTable table, int symbol) => bits.Write(table.Codes[symbol], table.Lengths[symbol]);

    /// <summary>The symbol (run, size) and the size lowest bits of the value, less one if it is negative.</summary>
    private void WriteValue(HuffmanCodeTable table, int run, int value)
    {
        var size = HuffmanSymbols.Size(value);
        var symbol = (run << 4) | size;
        var extra = (uint)(value + (value >> 31)) & ((1u << size) - 1);
        bits.Write((table.Codes[symbol] << size) | extra, table.Lengths[symbol] + size);
    }
}
