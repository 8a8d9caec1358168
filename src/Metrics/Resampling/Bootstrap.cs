namespace MLNetVision.Metrics;

/// <summary>Computes figures of rows that are named by their numbers, the same row as often as it is named.</summary>
/// <param name="rows">The rows.</param>
/// <param name="figures">Where the figures go.</param>
public delegate void ResampledFigures(ReadOnlySpan<int> rows, Span<double> figures);

/// <summary>Confidence intervals by drawing rows anew (Efron 1979).</summary>
public static class Bootstrap
{
    /// <summary>
    /// Up to this many rows the acceleration of BCa comes from leaving out each row; of more, from leaving out each of as many blocks of rows.
    /// </summary>
    public const int JackknifeBlocks = 1000;

    /// <summary>Intervals of several figures, of the same resamples.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="count">How many figures.</param>
    /// <param name="figures">Computes them; called from several threads. A resample whose figure is not a number is left out of that figure.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IReadOnlyList<ConfidenceInterval> Intervals(
        int rows, int count, ResampledFigures figures, BootstrapOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentNullException.ThrowIfNull(figures);
        options ??= new BootstrapOptions();
        options.Check();
        var all = Enumerable.Range(0, rows).ToArray();
        var values = new double[count];
        figures(all, values);
        var drawn = Run(options.Resamples, rows, count, figures, (i, room) => Drawn(options.Seed, i, room), cancellation);
        var blocks = options.Method == IntervalMethod.BiasCorrected ? Math.Min(rows, JackknifeBlocks) : 0;
        var left = Run(blocks, rows, count, figures, (i, room) => Without(i, blocks, room), cancellation);
        return [.. Enumerable.Range(0, count).Select(f => Interval(values[f], Column(drawn, f), Column(left, f), options))];
    }

    private static double[][] Run(
        int times, int rows, int count, ResampledFigures figures, Func<int, int[], int> choose, CancellationToken cancellation)
    {
        var results = new double[times][];
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, times, parallel, () => new int[rows], (i, _, room) =>
        {
            var taken = choose(i, room);
            figures(room.AsSpan(0, taken), results[i] = new double[count]);
            return room;
        }, _ => { });
        return results;
    }

    private static int Drawn(ulong seed, int resample, int[] room)
    {
        DrawnRows.Draw(seed, resample, room);
        return room.Length;
    }

    private static int Without(int block, int blocks, int[] room)
    {
        var (begin, end) = ((int)((long)block * room.Length / blocks), (int)((block + 1L) * room.Length / blocks));
        for (var i = 0; i < begin; i++)
            room[i] = i;
        for (var i = end; i < room.Length; i++)
            room[begin + i - end] = i;
        return room.Length - (end - begin);
    }

    private static double[] Column(double[][] values, int figure)
    {
        double[] column = [.. values.Select(v => v[figure]).Where(double.IsFinite)];
        return column;
    }

    private static ConfidenceInterval Interval(double value, double[] drawn, double[] left, BootstrapOptions options)
    {
        if (drawn.Length == 0 || double.IsNaN(value))
            return new ConfidenceInterval(value, double.NaN, double.NaN);
        Array.Sort(drawn);
        var (lower, upper) = ((1 - options.Confidence) / 2, (1 + options.Confidence) / 2);
        if (options.Method == IntervalMethod.BiasCorrected)
            (lower, upper) = BiasCorrection.Of(value, drawn, left, lower, upper);
        return new ConfidenceInterval(value, Quantiles.OfSorted(drawn, lower), Quantiles.OfSorted(drawn, upper));
    }
}
