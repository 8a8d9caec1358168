namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Counts the symbols that a picture needs, so that tables can be made for it.</summary>
internal sealed class SymbolCounter : IBlockSink
{
    public long[][] Dc { get; } = [new long[256], new long[256]];

    public long[][] Ac { get; } = [new long[256], new long[256]];

    public void Add(int table, int difference, ReadOnlySpan<short> block)
    {
        Dc[table][HuffmanSymbols.Size(difference)]++;
        var run = 0;
        for (var place = 1; place < 64; place++)
        {
            int value = block[ZigZag.ToNatural[place]];
            if (value == 0)
            {
                run++;
                continue;
            }

            Ac[table][HuffmanSymbols.SixteenZeros] += run / 16;
            Ac[table][((run % 16) * 16) | HuffmanSymbols.Size(value)]++;
            run = 0;
        }

        if (run > 0)
            Ac[table][HuffmanSymbols.EndOfBlock]++;
    }

    public void EndRow()
    {
    }
}
