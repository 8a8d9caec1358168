using System.Numerics;

namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Counts the symbols that a picture needs, so that tables can be made for it.</summary>
internal sealed class SymbolCounter : IBlockSink
{
    public long[][] Dc { get; } = [new long[256], new long[256]];

    public long[][] Ac { get; } = [new long[256], new long[256]];

    public void Add(int table, int difference, ReadOnlySpan<short> block, ulong nonZero)
    {
        Dc[table][HuffmanSymbols.Size(difference)]++;
        var next = 1;
        for (var left = nonZero & ~1UL; left != 0; left &= left - 1)
        {
            var place = BitOperations.TrailingZeroCount(left);
            var run = place - next;
            Ac[table][HuffmanSymbols.SixteenZeros] += run / 16;
            Ac[table][((run % 16) << 4) | HuffmanSymbols.Size(block[place])]++;
            next = place + 1;
        }

        if (next < 64)
            Ac[table][HuffmanSymbols.EndOfBlock]++;
    }

    public void EndRow()
    {
    }
}
