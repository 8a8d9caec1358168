namespace MLNetVision.Estimators.Pca;

/// <summary>
/// The dimension whose evidence is largest: T. P. Minka, Automatic choice of dimensionality for PCA (2000), equations 30 and 76 to 78, the evidence by
/// Laplace's method.
/// </summary>
internal static class MinkaEstimate
{
    private const double Nothing = 1e-15;

    /// <summary>From 1 to one less than the number of variances.</summary>
    /// <exception cref="InvalidOperationException">There are fewer rows than columns.</exception>
    public static int Of(ReadOnlySpan<double> variances, long rows, int columns)
    {
        if (rows < columns)
        {
            throw new InvalidOperationException(
                $"{PcaOptions.Owner}: Minka's rank needs as many rows as columns; there are {rows} of {columns} numbers. Choose another PcaOptions.Rank.");
        }

        var (best, most) = (1, double.NegativeInfinity);
        for (var rank = 1; rank < variances.Length; rank++)
        {
            var evidence = Evidence(variances, rank, rows);
            (best, most) = evidence > most ? (rank, evidence) : (best, most);
        }

        return best;
    }

    private static double Evidence(ReadOnlySpan<double> variances, int rank, long rows)
    {
        if (variances[rank - 1] < Nothing)
        {
            return double.NegativeInfinity;
        }

        var columns = variances.Length;
        var noise = 0.0;
        foreach (var variance in variances[rank..])
        {
            noise += variance / (columns - rank);
        }

        noise = Math.Max(noise, Nothing);
        var free = (columns * rank) - (rank * (rank + 1) / 2.0);
        var (prior, data) = (-rank * Math.Log(2), 0.0);
        for (var i = 0; i < rank; i++)
        {
            prior += LogGamma((columns - i) / 2.0) - (Math.Log(Math.PI) * (columns - i) / 2);
            data += Math.Log(variances[i]);
        }

        var likelihood = (-0.5 * rows * data) - (0.5 * rows * (columns - rank) * Math.Log(noise));
        return prior + likelihood + (Math.Log(2 * Math.PI) * (free + rank) / 2) - (LogCurvature(variances, rank, noise, rows) / 2)
            - (rank * Math.Log(rows) / 2);
    }

    /// <summary>log |A|, a factor for each pair of directions that can turn into each other.</summary>
    private static double LogCurvature(ReadOnlySpan<double> variances, int rank, double noise, long rows)
    {
        var sum = 0.0;
        for (var i = 0; i < rank; i++)
        {
            for (var j = i + 1; j < variances.Length; j++)
            {
                var apart = (1 / (j < rank ? variances[j] : noise)) - (1 / variances[i]);
                sum += Math.Log((variances[i] - variances[j]) * apart) + Math.Log(rows);
            }
        }

        return sum;
    }

    /// <summary>log Γ(x) of x from 0.5: shifted to where Stirling's series is exact.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
        {
            shift -= Math.Log(x);
        }

        var y = 1 / (x * x);
        var series = ((((((((-691.0 / 360360) * y) + (1.0 / 1188)) * y) - (1.0 / 1680)) * y) + (1.0 / 1260)) * y) - (1.0 / 360);
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (((series * y) + (1.0 / 12)) / x);
    }
}
