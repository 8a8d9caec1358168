namespace MLNetVision.Metrics;

/// <summary>
/// How much lies at or above each distinct score, from the greatest down: equal scores are one step, whatever the order of their rows. A score that is not a
/// number stands behind all others.
/// </summary>
internal sealed record ThresholdCounts(double[] Right, double[] Wrong, double[] Thresholds)
{
    public static ThresholdCounts Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights, string owner)
    {
        Check(scores.Length, positive.Length, weights, owner);
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var sorted = scores.ToArray();
        Array.Sort(sorted, order);
        List<double> right = [], wrong = [], thresholds = [];
        double above = 0, below = 0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            var weight = weights.IsEmpty ? 1 : weights[order[i]];
            above += positive[order[i]] ? weight : 0;
            below += positive[order[i]] ? 0 : weight;
            if (i > 0 && sorted[i - 1].Equals(sorted[i]))
                continue;
            right.Add(above);
            wrong.Add(below);
            thresholds.Add(sorted[i]);
        }

        return new ThresholdCounts([.. right], [.. wrong], [.. thresholds]);
    }

    private static void Check(int scores, int positive, ReadOnlySpan<double> weights, string owner)
    {
        if (scores != positive || (!weights.IsEmpty && weights.Length != scores))
            throw new ArgumentException(
                $"{owner}: there are {scores} scores, {positive} labels and {weights.Length} weights. Give one of each a row, or no weights.");
        foreach (var weight in weights)
        {
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new ArgumentOutOfRangeException(nameof(weights), weight, $"{owner}: a weight is a finite number, 0 or above.");
        }
    }
}
