namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Makes the shortest Huffman code of at most 16 bits for counted symbols (ITU-T T.81, annex K.2). No code is all ones.</summary>
internal static class OptimalHuffman
{
    private const int LongestAllowed = 16;

    /// <summary>Place of the symbol that takes the code of all ones and is then dropped.</summary>
    private const int Reserved = 256;

    public static HuffmanCode Make(ReadOnlySpan<long> counts)
    {
        var lengths = Lengths(counts);
        var perLength = new int[Reserved + 1];
        for (var symbol = 0; symbol <= Reserved; symbol++)
            perLength[lengths[symbol]]++;
        Shorten(perLength);

        var longest = LongestAllowed;
        while (perLength[longest] == 0)
            longest--;
        perLength[longest]--;

        var symbols = Enumerable.Range(0, Reserved).Where(symbol => lengths[symbol] > 0).OrderBy(symbol => lengths[symbol]).Select(symbol => (byte)symbol);
        return new HuffmanCode([.. perLength[1..(LongestAllowed + 1)].Select(count => (byte)count)], [.. symbols]);
    }

    /// <summary>
    /// Joins the two rarest trees until one is left; each join makes the codes of both a bit longer. Of equals, the higher symbol counts as rarer.
    /// </summary>
    private static int[] Lengths(ReadOnlySpan<long> counts)
    {
        var frequency = new long[Reserved + 1];
        counts.CopyTo(frequency);
        frequency[Reserved] = 1;
        var lengths = new int[Reserved + 1];
        var tree = Enumerable.Range(0, Reserved + 1).ToArray();
        while (true)
        {
            var rarest = Rarest(frequency, except: -1);
            var second = Rarest(frequency, except: rarest);
            if (second < 0)
                return lengths;
            frequency[rarest] += frequency[second];
            frequency[second] = 0;
            for (var symbol = 0; symbol <= Reserved; symbol++)
            {
                if (tree[symbol] == rarest || tree[symbol] == second)
                {
                    tree[symbol] = rarest;
                    lengths[symbol]++;
                }
            }
        }
    }

    private static int Rarest(long[] frequency, int except)
    {
        var rarest = -1;
        for (var i = 0; i < frequency.Length; i++)
        {
            if (i != except && frequency[i] > 0 && (rarest < 0 || frequency[i] <= frequency[rarest]))
                rarest = i;
        }

        return rarest;
    }

    /// <summary>Takes pairs of codes that are too long away: one gets their common prefix, the other splits a shorter code in two (figure K.3).</summary>
    private static void Shorten(int[] perLength)
    {
        for (var length = Reserved; length > LongestAllowed; length--)
        {
            while (perLength[length] > 0)
            {
                var shorter = length - 2;
                while (perLength[shorter] == 0)
                    shorter--;
                perLength[length] -= 2;
                perLength[length - 1]++;
                perLength[shorter + 1] += 2;
                perLength[shorter]--;
            }
        }
    }
}
