namespace MLNetVision.Metrics;

/// <summary>
/// Precision and recall of "positive is what scores at least the threshold" for each distinct score, the thresholds rising; the last point has precision 1,
/// recall 0 and an infinite threshold.
/// </summary>
/// <param name="Precision">The share of the rows at or above that are positive.</param>
/// <param name="Recall">The share of the positive rows that are at or above; not numbers where there are none.</param>
/// <param name="Thresholds">The scores.</param>
/// <param name="AveragePrecision">
/// The sum of precision times step in recall, without interpolation; not a number without positive rows.
/// </param>
public sealed record PrecisionRecallCurve(
    IReadOnlyList<double> Precision, IReadOnlyList<double> Recall, IReadOnlyList<double> Thresholds, double AveragePrecision)
{
    /// <summary>The curve of scores.</summary>
    /// <param name="scores">Greater for rows that are more likely positive.</param>
    /// <param name="positive">Which rows are.</param>
    /// <param name="weights">How much each row counts; nothing for 1 each.</param>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights = default) =>
        Of(ThresholdCounts.Of(scores, positive, weights, "PrecisionRecallCurve.Of"));

    /// <summary>The same curve of at most so many points, spread evenly along it. The average precision stays that of all points.</summary>
    public PrecisionRecallCurve Thinned(int points)
    {
        var kept = CurvePath.Choose(Recall, Precision, points);
        return this with { Precision = CurvePath.Take(Precision, kept), Recall = CurvePath.Take(Recall, kept), Thresholds = CurvePath.Take(Thresholds, kept) };
    }

    internal static PrecisionRecallCurve Of(ThresholdCounts counts)
    {
        var (right, wrong, thresholds) = (counts.Right, counts.Wrong, counts.Thresholds);
        var positives = right.LastOrDefault();
        var count = right.Length;
        var (precision, recall) = (new double[count + 1], new double[count + 1]);
        (precision[count], recall[count]) = (1, positives == 0 ? double.NaN : 0);
        double area = 0;
        for (var i = 0; i < count; i++)
        {
            var above = right[i] + wrong[i];
            var at = count - 1 - i;
            precision[at] = above == 0 ? 0 : right[i] / above;
            recall[at] = positives == 0 ? double.NaN : right[i] / positives;
            area += (recall[at] - (i == 0 ? 0 : recall[at + 1])) * precision[at];
        }

        return new PrecisionRecallCurve(precision, recall, [.. thresholds.Reverse(), double.PositiveInfinity], positives == 0 ? double.NaN : area);
    }
}
