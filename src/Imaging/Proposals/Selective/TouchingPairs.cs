namespace MLNetVision.Imaging;

/// <summary>The pairs of segments that have pixels side by side or corner to corner.</summary>
internal static class TouchingPairs
{
    /// <summary>Each pair once, the smaller number first, in order.</summary>
    public static (int A, int B)[] Of(Segments segments)
    {
        var pairs = new HashSet<(int A, int B)>();
        var width = segments.Width;
        for (var y = 0; y < segments.Height; y++)
        {
            var row = segments.Labels.Slice(y * width, width);
            Collect(row[..^1], row[1..], pairs);
            if (y + 1 == segments.Height)
                continue;

            var next = segments.Labels.Slice((y + 1) * width, width);
            Collect(row, next, pairs);
            Collect(row[..^1], next[1..], pairs);
            Collect(row[1..], next[..^1], pairs);
        }

        var sorted = pairs.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static void Collect(ReadOnlySpan<int> one, ReadOnlySpan<int> other, HashSet<(int A, int B)> pairs)
    {
        var last = (-1, -1);
        for (var i = one.CommonPrefixLength(other); i < one.Length; i++)
        {
            if (one[i] == other[i] || (one[i], other[i]) == last)
                continue;

            last = (one[i], other[i]);
            pairs.Add((Math.Min(one[i], other[i]), Math.Max(one[i], other[i])));
        }
    }
}
