namespace MLNetVision.Metrics;

/// <summary>
/// McNemar's test (1947): whether two models that were tried on the same rows make as many mistakes, from the rows that only one of them got right.
/// </summary>
/// <param name="OnlyFirst">Rows that only the first model got right.</param>
/// <param name="OnlySecond">Rows that only the second one got right.</param>
public sealed record McNemar(long OnlyFirst, long OnlySecond)
{
    /// <summary>Rows on which the two differ.</summary>
    public long Differing => OnlyFirst + OnlySecond;

    /// <summary>The chance of a difference at least as large if both were as good: twice the binomial tail, at most 1.</summary>
    public double ExactProbability
    {
        get
        {
            var (few, n) = (Math.Min(OnlyFirst, OnlySecond), Differing);
            if (n == 0)
                return 1;
            double log = -n * Math.Log(2), sum = 0, term = 1;
            for (var i = 1L; i <= few; i++)
                log += Math.Log((double)(n - few + i) / i);
            for (var i = few; i >= 0 && term > 0; i--)
            {
                sum += term;
                term *= i / (double)(n - i + 1);
            }

            return Math.Min(1, 2 * Math.Exp(log) * sum);
        }
    }

    /// <summary>
    /// (|b - c| - 1)^2 / (b + c), with Edwards' correction (1948), which never makes a difference of what is none; 0 where the models never differ.
    /// </summary>
    public double CorrectedStatistic => Differing == 0 ? 0 : Math.Pow(Math.Max(0, Math.Abs(OnlyFirst - OnlySecond) - 1.0), 2) / Differing;

    /// <summary>The chance of a statistic at least as large under chi squared with one degree of freedom.</summary>
    public double CorrectedProbability => 2 * NormalDistribution.Above(Math.Sqrt(CorrectedStatistic));

    /// <summary>The exact chance for up to 1,000 differing rows, the corrected one for more.</summary>
    public double Probability => Differing <= 1000 ? ExactProbability : CorrectedProbability;

    /// <summary>The test of two models' hits on the same rows.</summary>
    public static McNemar Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"McNemar.Of: the models were tried on {first.Length} and {second.Length} rows. Try both on the same ones.",
                nameof(second));
        long onlyFirst = 0, onlySecond = 0;
        for (var i = 0; i < first.Length; i++)
        {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }

        return new McNemar(onlyFirst, onlySecond);
    }
}
