namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Enlarges rows by repeating samples.</summary>
internal static class Repeat
{
    /// <summary>Every sample two times.</summary>
    public static void Twice(ReadOnlySpan<byte> samples, Span<byte> row)
    {
        for (var x = 0; x < samples.Length; x++)
            row[2 * x] = row[(2 * x) + 1] = samples[x];
    }

    /// <summary>
    /// For each place the sample whose area holds the place's centre, when <paramref name="from"/> samples cover <paramref name="to"/> places.
    /// </summary>
    public static void Nearest(ReadOnlySpan<byte> samples, int from, int to, Span<byte> row)
    {
        for (var x = 0; x < row.Length; x++)
            row[x] = samples[((2 * x) + 1) * from / (2 * to)];
    }
}
