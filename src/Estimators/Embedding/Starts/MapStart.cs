using MLNetVision.Networks.Initialisers;
using MLNetVision.Training;

namespace MLNetVision.Estimators.Embedding.Starts;

/// <summary>Where the points of a map begin.</summary>
internal static class MapStart
{
    /// <summary>The standard deviation of the first coordinate: so small that no point stands in another's way.</summary>
    private const double Size = 1e-4;

    /// <summary>The start: all first coordinates, then all second ones, and so on.</summary>
    public static float[] Of(RowMatrix rows, TSneOptions options, VisionRun run)
    {
        if (options.Start == TSneStart.Random)
        {
            return Random(rows.Rows, options);
        }

        var scores = PrincipalStart.Scores(rows, options, run);
        var deviation = Deviation(scores.AsSpan(0, rows.Rows));

        // Rows that are all equal have no principal component.
        return deviation > 0 ? Array.ConvertAll(scores, s => (float)(s / deviation * Size)) : Random(rows.Rows, options);
    }

    /// <summary>A start that knows nothing of the rows, at once.</summary>
    public static float[] Random(int rows, TSneOptions options)
    {
        var random = RandomStream.ForName(options.Seed, "random start");
        var map = new float[rows * options.Dimensions];
        for (var i = 0; i < map.Length; i++)
        {
            map[i] = (float)(Size * random.NextNormal());
        }

        return map;
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        var mean = sum / values.Length;
        return Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean)));
    }
}
