namespace MLNetVision.Metrics;

/// <summary>
/// The receiver operating characteristic: what share of the positive rows, and of the negative ones, has a score of at least each threshold. Points on a
/// straight line between others are left out; the first has an infinite threshold.
/// </summary>
/// <param name="FalsePositiveRate">The share of the negative rows; not numbers where there are none.</param>
/// <param name="TruePositiveRate">The share of the positive rows; not numbers where there are none.</param>
/// <param name="Thresholds">The scores, falling.</param>
/// <param name="Area">The area under the curve, by trapezoids; not a number where rows of one kind are all there is.</param>
public sealed record RocCurve(IReadOnlyList<double> FalsePositiveRate, IReadOnlyList<double> TruePositiveRate, IReadOnlyList<double> Thresholds, double Area)
{
    /// <summary>The curve of scores.</summary>
    /// <param name="scores">Greater for rows that are more likely positive.</param>
    /// <param name="positive">Which rows are.</param>
    /// <param name="weights">How much each row counts; nothing for 1 each.</param>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights = default) =>
        Of(ThresholdCounts.Of(scores, positive, weights, "RocCurve.Of"));

    /// <summary>The same curve of at most so many points, spread evenly along it. The area stays that of all points.</summary>
    public RocCurve Thinned(int points)
    {
        var kept = CurvePath.Choose(FalsePositiveRate, TruePositiveRate, points);
        return this with
        {
            FalsePositiveRate = CurvePath.Take(FalsePositiveRate, kept),
            TruePositiveRate = CurvePath.Take(TruePositiveRate, kept),
            Thresholds = CurvePath.Take(Thresholds, kept),
        };
    }

    internal static RocCurve Of(ThresholdCounts counts)
    {
        double[] right = [0, .. counts.Right], wrong = [0, .. counts.Wrong], thresholds = [double.PositiveInfinity, .. counts.Thresholds];
        var kept = Enumerable.Range(0, right.Length).Where(i => IsCorner(right, wrong, i)).ToArray();
        double positives = right[^1], negatives = wrong[^1];
        double[] rising = [.. kept.Select(i => Share(right[i], positives))], across = [.. kept.Select(i => Share(wrong[i], negatives))];
        double area = 0;
        for (var i = 1; i < rising.Length; i++)
            area += (across[i] - across[i - 1]) * (rising[i] + rising[i - 1]) / 2;
        return new RocCurve(across, rising, [.. kept.Select(i => thresholds[i])], positives == 0 || negatives == 0 ? double.NaN : area);
    }

    /// <summary>Whether the step after a point differs from the one before it; the greatest score and the ends are always points.</summary>
    private static bool IsCorner(double[] right, double[] wrong, int i) => i <= 1 || i == right.Length - 1
        || right[i + 1] - right[i] != right[i] - right[i - 1] || wrong[i + 1] - wrong[i] != wrong[i] - wrong[i - 1];

    private static double Share(double part, double whole) => whole == 0 ? double.NaN : part / whole;
}
