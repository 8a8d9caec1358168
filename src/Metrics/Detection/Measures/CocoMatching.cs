namespace MLNetVision.Metrics;

/// <summary>
/// COCO's way of giving boxes to objects: the surest first, each to the free object it overlaps most, of equals the last; objects that count go before those
/// that are ignored; a crowd takes any number of boxes, by the share of the box that lies in it.
/// </summary>
internal static class CocoMatching
{
    /// <summary>A threshold of 1 would be missed by rounding.</summary>
    private const double MostThreshold = 1 - 1e-10;

    /// <summary>The overlaps that COCO averages over, with the very rounding of its program.</summary>
    public static readonly double[] Overlaps = [.. Enumerable.Range(0, 10).Select(i => i == 9 ? 0.95 : 0.5 + (i * ((0.95 - 0.5) / 9)))];

    /// <summary>IoU, or for a crowd the share of the box: [found, truth].</summary>
    public static double[,] OverlapsOf(IReadOnlyList<FoundBox> found, IReadOnlyList<TrueBox> truth)
    {
        var overlaps = new double[found.Count, truth.Count];
        for (var f = 0; f < found.Count; f++)
        {
            for (var t = 0; t < truth.Count; t++)
                overlaps[f, t] = truth[t].IsCrowd ? Iou.ShareOf(found[f].Box, truth[t].Box) : Iou.Of(found[f].Box, truth[t].Box);
        }

        return overlaps;
    }

    /// <summary>The object that each box is given to; -1 for none.</summary>
    /// <param name="overlaps">Those of boxes, the surest first, and objects.</param>
    /// <param name="truth">The objects.</param>
    /// <param name="ignored">Which of them do not count.</param>
    /// <param name="threshold">The least overlap.</param>
    public static int[] Match(double[,] overlaps, TrueBox[] truth, bool[] ignored, double threshold)
    {
        var matched = new int[overlaps.GetLength(0)];
        var taken = new bool[truth.Length];
        for (var f = 0; f < matched.Length; f++)
        {
            var best = BestOf(overlaps, f, truth, taken, ignored, false, Math.Min(threshold, MostThreshold));
            matched[f] = best >= 0 ? best : BestOf(overlaps, f, truth, taken, ignored, true, Math.Min(threshold, MostThreshold));
            if (matched[f] >= 0)
                taken[matched[f]] = true;
        }

        return matched;
    }

    private static int BestOf(double[,] overlaps, int found, TrueBox[] truth, bool[] taken, bool[] ignored, bool ofIgnored, double least)
    {
        var best = -1;
        for (var t = 0; t < truth.Length; t++)
        {
            if (ignored[t] != ofIgnored || (taken[t] && !truth[t].IsCrowd) || overlaps[found, t] < least)
                continue;
            (best, least) = (t, overlaps[found, t]);
        }

        return best;
    }
}
