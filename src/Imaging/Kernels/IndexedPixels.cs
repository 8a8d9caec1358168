namespace MLNetVision.Imaging;

/// <summary>Turns packed indexes, the first pixel in the highest bits, into pixels of a table.</summary>
internal static class IndexedPixels
{
    /// <summary>Fills a row.</summary>
    /// <param name="line">The indexes.</param>
    /// <param name="depth">Bits of an index: 1, 2, 4 or 8.</param>
    /// <param name="table">As many pixels as there are indexes.</param>
    /// <param name="channels">Samples of a pixel.</param>
    /// <param name="row">Receives the pixels.</param>
    internal static void Expand(ReadOnlySpan<byte> line, int depth, ReadOnlySpan<byte> table, int channels, Span<byte> row)
    {
        var mask = (1 << depth) - 1;
        for (int bit = 0, to = 0; to < row.Length; bit += depth, to += channels)
        {
            var index = (line[bit >> 3] >> (8 - depth - (bit & 7))) & mask;
            switch (channels)
            {
                case 1:
                    row[to] = table[index];
                    break;
                case 3:
                    var pixel = row.Slice(to, 3);
                    pixel[2] = table[(3 * index) + 2];
                    pixel[1] = table[(3 * index) + 1];
                    pixel[0] = table[3 * index];
                    break;
                default:
                    table.Slice(index * channels, channels).CopyTo(row[to..]);
                    break;
            }
        }
    }
}
