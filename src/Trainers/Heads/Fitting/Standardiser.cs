namespace MLNetVision.Trainers.HeadFitting;

/// <summary>(x - Mean) * Scale, a feature each; Scale is 1 / deviation, 1 for a feature that never changes.</summary>
internal sealed class Standardiser
{
    private Standardiser(double[] mean, double[] scale, bool isIdentity) =>
        (Mean, Scale, IsIdentity) = (Array.ConvertAll(mean, m => (float)m), Array.ConvertAll(scale, s => (float)s), isIdentity);

    public float[] Mean { get; }

    public float[] Scale { get; }

    /// <summary>Whether it leaves all numbers as they are.</summary>
    public bool IsIdentity { get; }

    public static Standardiser None(int width) => new(new double[width], [.. Enumerable.Repeat(1.0, width)], isIdentity: true);

    /// <summary>Measures the columns: the mean, then the deviation from it, both summed in double precision in the order of the rows.</summary>
    public static Standardiser Of(FeatureRows rows)
    {
        var (mean, scale) = (new double[rows.Width], new double[rows.Width]);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            for (var j = 0; j < row.Length; j++)
            {
                mean[j] += row[j];
            }
        }

        Divide(mean, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            for (var j = 0; j < row.Length; j++)
            {
                var deviation = row[j] - mean[j];
                scale[j] += deviation * deviation;
            }
        }

        Divide(scale, rows.Count);
        for (var j = 0; j < scale.Length; j++)
        {
            // What rounding alone leaves of a constant is no deviation.
            var deviation = Math.Sqrt(scale[j]);
            scale[j] = deviation > 1e-12 * Math.Max(Math.Abs(mean[j]), 1e-30) ? 1 / deviation : 1;
        }

        return new Standardiser(mean, scale, isIdentity: false);
    }

    /// <summary>The rows as the network standardises them, bit for bit.</summary>
    public FeatureRows Apply(FeatureRows rows)
    {
        if (IsIdentity)
        {
            return rows;
        }

        var values = new float[rows.Values.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            var from = rows[i];
            var to = values.AsSpan(i * rows.Width, rows.Width);
            for (var j = 0; j < from.Length; j++)
            {
                to[j] = (from[j] - Mean[j]) * Scale[j];
            }
        }

        return new FeatureRows(values, rows.Width);
    }

    private static void Divide(double[] sums, int count)
    {
        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] /= count;
        }
    }
}
