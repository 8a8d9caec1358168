namespace MLNetVision.Imaging;

/// <summary>The sizes and boxes of a picture's segments and which of them touch, corners included.</summary>
internal sealed record RegionShapes(int Pixels, int[] Sizes, RegionBounds[] Bounds, (int A, int B)[] Pairs)
{
    public static RegionShapes Of(Segments segments)
    {
        var sizes = new int[segments.Count];
        var bounds = new RegionBounds[segments.Count];
        bounds.AsSpan().Fill(new(int.MaxValue, int.MaxValue, 0, 0));
        for (var y = 0; y < segments.Height; y++)
        {
            var row = segments.Labels.Slice(y * segments.Width, segments.Width);
            for (int x = 0, end; x < row.Length; x = end)
            {
                end = EndOfRun(row, x);
                sizes[row[x]] += end - x;
                bounds[row[x]] = bounds[row[x]].Around(new(x, y, end, y + 1));
            }
        }

        return new(segments.Width * segments.Height, sizes, bounds, TouchingPairs.Of(segments));
    }

    private static int EndOfRun(ReadOnlySpan<int> row, int x)
    {
        var length = row[x..].IndexOfAnyExcept(row[x]);
        return length < 0 ? row.Length : x + length;
    }
}
