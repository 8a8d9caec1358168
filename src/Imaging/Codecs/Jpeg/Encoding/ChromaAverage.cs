namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Makes one colour sample of two or four. What is added before the division alternates, so that halves are rounded up and down in turn.</summary>
internal static class ChromaAverage
{
    /// <summary>target[x] = (line[2x] + line[2x+1] + (0 or 1)) / 2.</summary>
    public static void OfTwo(ReadOnlySpan<byte> line, Span<byte> target)
    {
        for (var x = 0; x < target.Length; x++)
            target[x] = (byte)((line[2 * x] + line[(2 * x) + 1] + (x & 1)) >> 1);
    }

    /// <summary>target[x] = (upper[2x] + upper[2x+1] + lower[2x] + lower[2x+1] + (1 or 2)) / 4.</summary>
    public static void OfFour(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target)
    {
        for (var x = 0; x < target.Length; x++)
            target[x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 1 + (x & 1)) >> 2);
    }
}
