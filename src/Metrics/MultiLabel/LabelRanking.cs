namespace MLNetVision.Metrics;

/// <summary>How well the scores of a row rank its labels before the others; equal scores count against the model, as in scikit-learn.</summary>
public static class LabelRanking
{
    /// <summary>
    /// The mean over the row's labels of: labels among those scored at least as high, over all scored at least as high. 1 of a row that has no label, or all.
    /// </summary>
    public static double AveragePrecision(ReadOnlySpan<bool> actual, ReadOnlySpan<float> scores)
    {
        var mean = default(RunningMean);
        for (var i = 0; i < Checked(actual, scores); i++)
        {
            if (!actual[i])
                continue;
            int right = 0, all = 0;
            for (var j = 0; j < scores.Length; j++)
            {
                all += scores[j] >= scores[i] ? 1 : 0;
                right += scores[j] >= scores[i] && actual[j] ? 1 : 0;
            }

            mean = mean.Add(all == 0 ? 0 : (double)right / all);
        }

        return mean.Weight == 0 || mean.Weight == actual.Length ? 1 : mean.Value;
    }

    /// <summary>How far down the ranking one has to go to meet all of the row's labels; 0 of a row without.</summary>
    public static double Coverage(ReadOnlySpan<bool> actual, ReadOnlySpan<float> scores)
    {
        var least = float.PositiveInfinity;
        for (var i = 0; i < Checked(actual, scores); i++)
            least = actual[i] ? Math.Min(least, scores[i]) : least;
        var deep = 0;
        for (var i = 0; i < scores.Length && actual.Contains(true); i++)
            deep += scores[i] >= least || float.IsNaN(least) ? 1 : 0;
        return deep;
    }

    /// <summary>The share of pairs of a label of the row and another that are not in the right order; 0 of a row that has no label, or all.</summary>
    public static double Loss(ReadOnlySpan<bool> actual, ReadOnlySpan<float> scores)
    {
        long wrong = 0, pairs = 0;
        for (var i = 0; i < Checked(actual, scores); i++)
        {
            for (var j = 0; j < scores.Length && actual[i]; j++)
            {
                pairs += actual[j] ? 0 : 1;
                wrong += actual[j] || scores[i] > scores[j] ? 0 : 1;
            }
        }

        return pairs == 0 ? 0 : (double)wrong / pairs;
    }

    private static int Checked(ReadOnlySpan<bool> actual, ReadOnlySpan<float> scores) => actual.Length == scores.Length
        ? scores.Length
        : throw new ArgumentException($"LabelRanking: a row has {actual.Length} labels and {scores.Length} scores. Give one score a label.", nameof(scores));
}
