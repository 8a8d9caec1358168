namespace MLNetVision.Metrics;

internal static class SuppressionRules
{
    public static void Check(string owner, int boxes, int scores, double overlap, int most)
    {
        if (boxes != scores)
            throw new ArgumentException($"{owner}: {boxes} boxes have {scores} scores. Give one score for each box.", nameof(scores));
        if (overlap is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(overlap), overlap, $"{owner}: an overlap is an IoU from 0 to 1, such as 0.5.");
        if (most < 0)
            throw new ArgumentOutOfRangeException(nameof(most), most, $"{owner}: a number of boxes to keep is not below 0. Leave it out to keep all.");
    }

    /// <summary>Scores that shrink have to be shares or other numbers from 0 on: a margin below 0 would grow.</summary>
    public static void CheckScores(string owner, ReadOnlySpan<FoundBox> found)
    {
        foreach (var box in found)
        {
            if (box.Score < 0 || float.IsPositiveInfinity(box.Score))
            {
                throw new ArgumentException(
                    $"{owner}: scores are finite and not below 0, but one is {box.Score}. Calibrate margins to probabilities first.", nameof(found));
            }
        }
    }
}
