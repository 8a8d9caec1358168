namespace MLNetVision.Estimators.Pca;

/// <summary>How many components are kept, by all variances in falling order.</summary>
internal static class RankChoice
{
    /// <summary>The number.</summary>
    /// <param name="options">The rule.</param>
    /// <param name="variances">min(rows, columns) of them, or fewer where only those are known.</param>
    /// <param name="rows">Rows of the data.</param>
    /// <param name="columns">Columns of the data.</param>
    public static int Of(PcaOptions options, ReadOnlySpan<double> variances, long rows, int columns) => options.Rank switch
    {
        PcaRank.Number => Number(options.Components, rows, columns),
        PcaRank.Variance => Share(variances, options.Variance),
        PcaRank.ProfileLikelihood => ProfileLikelihood(variances),
        _ => MinkaEstimate.Of(variances, rows, columns),
    };

    /// <summary>The number that is asked for, or all.</summary>
    /// <exception cref="InvalidOperationException">There are not that many.</exception>
    public static int Number(int? asked, long rows, int columns)
    {
        var most = (int)Math.Min(rows, columns);
        return asked is null || asked <= most ? asked ?? most : throw new InvalidOperationException(
            $"{PcaOptions.Owner}: {rows} rows of {columns} numbers have {most} components at most, and PcaOptions.Components asks for {asked}."
            + " Ask for fewer, or give it more rows.");
    }

    /// <summary>The fewest that explain more than a share.</summary>
    public static int Share(ReadOnlySpan<double> variances, double share)
    {
        var (total, sum, count) = (0.0, 0.0, 0);
        foreach (var variance in variances)
        {
            total += variance;
        }

        while (count < variances.Length && (count == 0 || sum / total <= share))
        {
            sum += variances[count++];
        }

        return count;
    }

    /// <summary>
    /// The first q of p variances are one group, the others another, with means of their own and one spread; the q is taken for which that is most likely.
    /// </summary>
    public static int ProfileLikelihood(ReadOnlySpan<double> variances)
    {
        var (best, most) = (1, double.NegativeInfinity);
        for (var q = 1; q < variances.Length; q++)
        {
            var squares = Squares(variances[..q]) + Squares(variances[q..]);
            var spread = squares / Math.Max(1, variances.Length - 2);

            // Σ log N(x_i; its group's mean, spread) without what is the same for all q.
            var likelihood = -0.5 * variances.Length * Math.Log(Math.Max(spread, double.Epsilon));
            (best, most) = likelihood > most ? (q, likelihood) : (best, most);
        }

        return best;
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
        }

        foreach (var value in values)
        {
            squares += (value - (sum / values.Length)) * (value - (sum / values.Length));
        }

        return squares;
    }
}
