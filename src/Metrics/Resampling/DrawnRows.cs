namespace MLNetVision.Metrics;

/// <summary>
/// Rows drawn with replacement: draw i of resample r is the high half of SplitMix64(seed, r * rows + i) * rows, so that resamples can be made in any order.
/// </summary>
internal static class DrawnRows
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static void Draw(ulong seed, int resample, Span<int> rows)
    {
        var place = (ulong)resample * (ulong)rows.Length;
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (int)Math.BigMul(Bits(seed, place + (ulong)i), (ulong)rows.Length, out _);
    }

    private static ulong Bits(ulong seed, ulong place)
    {
        var z = seed + ((place + 1) * Golden);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
