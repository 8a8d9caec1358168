namespace MLNetVision.Metrics;

/// <summary>
/// Counts what was found as what. First boxes and objects of one class are paired by COCO's matching; of what is left, the pairs of greatest overlap, whatever
/// their classes. A box left over was found in the background, an object left over was taken for it. Objects that are ignored, and boxes on them, do not count.
/// </summary>
internal static class ConfusedBoxes
{
    public static void Count(ConfusionMatrix matrix, IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found, MatchingRules rules)
    {
        FoundBox[] sure = [.. found.Where(f => f.Score >= rules.LeastScore)];
        var (freeTruth, freeFound) = Unmatched(matrix, truth, sure, rules);
        foreach (var (t, f) in Crossed(truth, sure, freeTruth, freeFound, rules.Overlap))
        {
            if (!freeTruth.Contains(t) || !freeFound.Contains(f))
                continue;
            matrix.Add(truth[t].Label, sure[f].Label);
            freeTruth.Remove(t);
            freeFound.Remove(f);
        }

        var background = matrix.Classes - 1;
        foreach (var t in freeTruth)
            matrix.Add(truth[t].Label, background);
        foreach (var f in freeFound)
            matrix.Add(background, sure[f].Label);
    }

    private static (SortedSet<int> Truth, SortedSet<int> Found) Unmatched(
        ConfusionMatrix matrix, IReadOnlyList<TrueBox> truth, FoundBox[] sure, MatchingRules rules)
    {
        var (freeTruth, freeFound) = (new SortedSet<int>(Enumerable.Range(0, truth.Count).Where(t => !truth[t].IsIgnored())), new SortedSet<int>());
        foreach (var part in PictureClass.Of(truth, sure))
        {
            TrueBox[] objects = [.. part.TruthPlaces.Select(p => truth[p])];
            var overlaps = CocoMatching.OverlapsOf([.. part.FoundPlaces.Select(p => sure[p])], objects);
            var matched = CocoMatching.Match(overlaps, objects, Array.ConvertAll(objects, t => t.IsIgnored()), rules.Overlap);
            for (var f = 0; f < matched.Length; f++)
            {
                if (matched[f] < 0)
                    freeFound.Add(part.FoundPlaces[f]);
                else if (freeTruth.Remove(part.TruthPlaces[matched[f]]))
                    matrix.Add(part.Label, part.Label);
            }
        }

        return (freeTruth, freeFound);
    }

    /// <summary>The pairs that overlap enough, the greatest overlap first, then the surest box.</summary>
    private static (int Truth, int Found)[] Crossed(
        IReadOnlyList<TrueBox> truth, FoundBox[] sure, SortedSet<int> freeTruth, SortedSet<int> freeFound, double least)
    {
        var pairs = freeFound.SelectMany(f => freeTruth.Select(t => (Truth: t, Found: f, Overlap: Iou.Of(truth[t].Box, sure[f].Box))));
        var sorted = pairs.Where(p => p.Overlap >= least).OrderByDescending(p => p.Overlap).ThenByDescending(p => sure[p.Found].Score);
        return [.. sorted.Select(p => (p.Truth, p.Found))];
    }
}
