namespace MLNetVision.Metrics;

/// <summary>
/// Weighted boxes fusion (Solovyev, Wang and Gabruseva 2021): boxes of a class that overlap become one, whose sides are the mean of theirs, each counting by
/// its score. A box joins the fused box it overlaps most, if that IoU exceeds a threshold. Scores have to be 0 or more; what is no box (<see
/// cref="Box.IsBox"/>), has no score or score 0 is left out.
/// </summary>
public static class BoxFusion
{
    /// <summary>Fuses the boxes of one detector.</summary>
    /// <param name="found">The boxes, with class and score.</param>
    /// <param name="overlap">The IoU above which boxes are of one object.</param>
    /// <param name="score">The score of the fused box.</param>
    /// <returns>The fused boxes, the surest first.</returns>
    public static FoundBox[] Fuse(ReadOnlySpan<FoundBox> found, double overlap = 0.55, FusedScore score = FusedScore.Greatest) =>
        Fuse([found.ToArray()], overlap, score);

    /// <summary>
    /// Fuses the boxes of several detectors in one picture. A fused box's score is lessened where not every detector has a box for it: by
    /// min(detectors, boxes) / the sum of weights, as the paper has it.
    /// </summary>
    /// <param name="detectors">Each detector's boxes.</param>
    /// <param name="overlap">The IoU above which boxes are of one object.</param>
    /// <param name="score">The score of the fused box before that.</param>
    /// <param name="weights">How much each detector's scores count, above 0; nothing for 1 each.</param>
    /// <returns>The fused boxes, the surest first.</returns>
    public static FoundBox[] Fuse(
        IReadOnlyList<FoundBox[]> detectors, double overlap = 0.55, FusedScore score = FusedScore.Mean, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(detectors);
        Check(detectors, overlap, weights);
        var boxes = detectors.SelectMany((d, i) => d.Select(b => (Box: b, Weight: b.Score * (weights?[i] ?? 1))))
            .Where(b => b.Box.Box.IsBox && b.Weight > 0).OrderByDescending(b => b.Weight);
        var total = weights?.Sum() ?? detectors.Count;
        return [.. boxes.GroupBy(b => b.Box.Label).OrderBy(g => g.Key).SelectMany(g => Clusters(g, overlap))
            .Select(c => c.Fused((score == FusedScore.Mean ? c.WeightSum / c.Count : c.Greatest) * Math.Min(detectors.Count, c.Count) / total))
            .OrderByDescending(b => b.Score)];
    }

    private static List<BoxCluster> Clusters(IEnumerable<(FoundBox Box, double Weight)> boxes, double overlap)
    {
        var clusters = new List<BoxCluster>();
        foreach (var (box, weight) in boxes)
        {
            var nearest = clusters.MaxBy(c => Iou.Of(c.Box, box.Box));
            if (nearest is null || Iou.Of(nearest.Box, box.Box) <= overlap)
                clusters.Add(new BoxCluster(box, weight));
            else
                nearest.Add(box.Box, weight);
        }

        return clusters;
    }

    private static void Check(IReadOnlyList<FoundBox[]> detectors, double overlap, IReadOnlyList<double>? weights)
    {
        SuppressionRules.Check("BoxFusion.Fuse", 0, 0, overlap, 0);
        foreach (var found in detectors)
            SuppressionRules.CheckScores("BoxFusion.Fuse", found);
        if (weights is not null && weights.Count != detectors.Count)
            throw new ArgumentException($"BoxFusion.Fuse: {weights.Count} weights for {detectors.Count} detectors. Give as many, or none.", nameof(weights));
        if (weights?.Any(w => w is not (> 0 and < double.PositiveInfinity)) == true)
            throw new ArgumentOutOfRangeException(nameof(weights), string.Join(", ", weights), "BoxFusion.Fuse: a detector's weight is a number above 0.");
    }
}
