namespace MLNetVision.Metrics;

/// <summary>
/// Precision and recall of a class with each further box taken, the surest first. Boxes that count neither as right nor as wrong are left out.
/// </summary>
/// <param name="Precision">The share of the boxes so far that are right.</param>
/// <param name="Recall">The share of the objects that are found so far; not a number where there are none.</param>
/// <param name="Scores">The scores, falling.</param>
public sealed record DetectionCurve(IReadOnlyList<double> Precision, IReadOnlyList<double> Recall, IReadOnlyList<float> Scores)
{
    /// <summary>The same curve of at most so many points, spread evenly along it.</summary>
    public DetectionCurve Thinned(int points)
    {
        if (Recall.Count == 0)
            return this;
        var kept = CurvePath.Choose(Recall, Precision, points);
        return new DetectionCurve(CurvePath.Take(Precision, kept), CurvePath.Take(Recall, kept), Array.ConvertAll(kept, i => Scores[i]));
    }
}
