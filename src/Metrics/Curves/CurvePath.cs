namespace MLNetVision.Metrics;

/// <summary>Chooses points of a curve evenly along its length (|dx| + |dy|), the first and the last always.</summary>
internal static class CurvePath
{
    public static int[] Choose(IReadOnlyList<double> x, IReadOnlyList<double> y, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (x.Count <= points)
            return [.. Enumerable.Range(0, x.Count)];
        var lengths = new double[x.Count];
        for (var i = 1; i < lengths.Length; i++)
        {
            var step = Math.Abs(x[i] - x[i - 1]) + Math.Abs(y[i] - y[i - 1]);
            lengths[i] = lengths[i - 1] + (double.IsNaN(step) ? 1 : step);
        }

        List<int> kept = [0];
        for (var i = 1; i < lengths.Length - 1; i++)
        {
            var (cell, before) = (Math.Floor(lengths[i] / lengths[^1] * (points - 1)), Math.Floor(lengths[kept[^1]] / lengths[^1] * (points - 1)));
            if (cell > before && cell < points - 1)
                kept.Add(i);
        }

        return [.. kept, lengths.Length - 1];
    }

    public static double[] Take(IReadOnlyList<double> values, int[] kept) => Array.ConvertAll(kept, i => values[i]);
}
