namespace MLNetVision.Metrics;

/// <summary>Both curves of the same scores, of one sort.</summary>
/// <param name="Roc">The receiver operating characteristic.</param>
/// <param name="PrecisionRecall">Precision and recall.</param>
public sealed record ScoreCurves(RocCurve Roc, PrecisionRecallCurve PrecisionRecall)
{
    /// <summary>The curves of scores.</summary>
    /// <param name="scores">Greater for rows that are more likely positive.</param>
    /// <param name="positive">Which rows are.</param>
    /// <param name="weights">How much each row counts; nothing for 1 each.</param>
    public static ScoreCurves Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights = default)
    {
        var counts = ThresholdCounts.Of(scores, positive, weights, "ScoreCurves.Of");
        return new ScoreCurves(RocCurve.Of(counts), PrecisionRecallCurve.Of(counts));
    }

    /// <summary>The same curves of at most so many points each.</summary>
    public ScoreCurves Thinned(int points) => new(Roc.Thinned(points), PrecisionRecall.Thinned(points));
}
