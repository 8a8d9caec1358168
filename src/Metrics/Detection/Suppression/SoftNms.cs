namespace MLNetVision.Metrics;

/// <summary>
/// Soft non-maximum suppression (Bodla, Singh, Chellappa and Davis 2017): the surest box stays, the others of its class lose score by their IoU with it, and so
/// on with the surest of the rest, until scores fall below the least. Scores have to be 0 or more. What is no box (<see cref="Box.IsBox"/>) or has a score that
/// is not a number is never kept.
/// </summary>
public static class SoftNms
{
    /// <summary>Scores times 1 - IoU where that exceeds the overlap.</summary>
    /// <param name="found">The boxes, with class and score.</param>
    /// <param name="overlap">The IoU up to which a box loses nothing.</param>
    /// <param name="leastScore">Boxes whose score falls below are left out.</param>
    /// <param name="most">How many to keep at most.</param>
    /// <returns>The boxes with their new scores, the surest first.</returns>
    public static FoundBox[] Linear(ReadOnlySpan<FoundBox> found, double overlap = 0.3, double leastScore = 0.001, int most = int.MaxValue)
    {
        SuppressionRules.Check("SoftNms.Linear", found.Length, found.Length, overlap, most);
        SuppressionRules.CheckScores("SoftNms.Linear", found);
        return Kept(found, iou => iou > overlap ? 1 - iou : 1, leastScore, most);
    }

    /// <summary>Scores times exp(-IoU^2 / sigma).</summary>
    /// <param name="found">The boxes, with class and score.</param>
    /// <param name="sigma">How mild it is, above 0.</param>
    /// <param name="leastScore">Boxes whose score falls below are left out.</param>
    /// <param name="most">How many to keep at most.</param>
    /// <returns>The boxes with their new scores, the surest first.</returns>
    public static FoundBox[] Gaussian(ReadOnlySpan<FoundBox> found, double sigma = 0.5, double leastScore = 0.001, int most = int.MaxValue)
    {
        SuppressionRules.Check("SoftNms.Gaussian", found.Length, found.Length, 0, most);
        SuppressionRules.CheckScores("SoftNms.Gaussian", found);
        if (sigma is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "SoftNms.Gaussian: sigma is a number above 0. The usual one is 0.5.");
        return Kept(found, iou => Math.Exp(-iou * iou / sigma), leastScore, most);
    }

    private static FoundBox[] Kept(ReadOnlySpan<FoundBox> found, Func<double, double> loss, double leastScore, int most)
    {
        var (boxes, scores) = Nms.Parts(found);
        var places = new List<int>();
        var falling = Array.ConvertAll(scores, s => (double)s);
        foreach (var rest in Nms.ClassPlaces(found, ScoreOrder.Of(boxes, scores)))
            Decay(boxes, falling, rest, loss, leastScore, places);
        var kept = places.ConvertAll(p => (Place: p, Score: falling[p]));
        kept.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Place.CompareTo(b.Place));
        var result = new FoundBox[Math.Min(kept.Count, most)];
        for (var i = 0; i < result.Length; i++)
            result[i] = found[kept[i].Place] with { Score = (float)kept[i].Score };
        return result;
    }

    /// <summary>Selects from what is left of one class; of equal scores the earlier box.</summary>
    private static void Decay(Box[] boxes, double[] scores, int[] rest, Func<double, double> loss, double leastScore, List<int> places)
    {
        for (var left = rest.Length; left > 0;)
        {
            var best = 0;
            for (var i = 1; i < left; i++)
            {
                if (scores[rest[i]] > scores[rest[best]] || (scores[rest[i]] == scores[rest[best]] && rest[i] < rest[best]))
                    best = i;
            }

            var chosen = rest[best];
            if (scores[chosen] < leastScore)
                return;
            places.Add(chosen);
            rest[best] = rest[--left];
            for (var i = 0; i < left; i++)
                scores[rest[i]] *= loss(Iou.Of(boxes[chosen], boxes[rest[i]]));
        }
    }
}
