namespace MLNetVision.Metrics;

/// <summary>
/// Greedy non-maximum suppression: from the surest on, a box is kept unless its IoU with one already kept exceeds a threshold. Of equal scores the earlier
/// comes first. What is no box (<see cref="Box.IsBox"/>) or has a score that is not a number is never kept; a box without area overlaps with nothing.
/// </summary>
public static class Nms
{
    /// <summary>The places of the boxes that are kept, the surest first.</summary>
    /// <param name="boxes">The boxes, whatever their classes.</param>
    /// <param name="scores">How sure each is.</param>
    /// <param name="overlap">The greatest IoU two kept boxes may have, from 0 to 1.</param>
    /// <param name="most">How many to keep at most.</param>
    public static int[] Keep(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, double overlap = 0.5, int most = int.MaxValue)
    {
        SuppressionRules.Check("Nms.Keep", boxes.Length, scores.Length, overlap, most);
        return Chosen(boxes, ScoreOrder.Of(boxes, scores), overlap, most);
    }

    /// <summary>The places of the boxes that are kept, the surest first, where only boxes of one class suppress each other.</summary>
    /// <param name="found">The boxes, with class and score.</param>
    /// <param name="overlap">The greatest IoU two kept boxes of a class may have, from 0 to 1.</param>
    /// <param name="mostEach">How many of a class to keep at most.</param>
    /// <param name="most">How many to keep at most.</param>
    public static int[] KeepPerClass(ReadOnlySpan<FoundBox> found, double overlap = 0.5, int mostEach = int.MaxValue, int most = int.MaxValue)
    {
        SuppressionRules.Check("Nms.KeepPerClass", found.Length, found.Length, overlap, Math.Min(most, mostEach));
        var (boxes, scores) = Parts(found);
        var kept = new List<int>();
        foreach (var places in ClassPlaces(found, ScoreOrder.Of(boxes, scores)))
            kept.AddRange(Chosen(boxes, places, overlap, mostEach));
        var sorted = ScoreOrder.Sorted([.. kept], scores);
        return sorted.Length > most ? sorted[..most] : sorted;
    }

    internal static IEnumerable<int[]> ClassPlaces(ReadOnlySpan<FoundBox> found, int[] order)
    {
        var classes = new SortedDictionary<int, List<int>>();
        foreach (var place in order)
        {
            if (!classes.TryGetValue(found[place].Label, out var places))
                classes[found[place].Label] = places = [];
            places.Add(place);
        }

        return classes.Values.Select(p => p.ToArray());
    }

    internal static (Box[] Boxes, float[] Scores) Parts(ReadOnlySpan<FoundBox> found)
    {
        var (boxes, scores) = (new Box[found.Length], new float[found.Length]);
        for (var i = 0; i < boxes.Length; i++)
            (boxes[i], scores[i]) = (found[i].Box, found[i].Score);
        return (boxes, scores);
    }

    private static int[] Chosen(ReadOnlySpan<Box> boxes, int[] order, double overlap, int most)
    {
        var chosen = new List<int>();
        var kept = new KeptBoxes(Math.Min(order.Length, most));
        foreach (var place in order)
        {
            if (chosen.Count == most)
                break;
            var box = boxes[place];
            if (box.HasArea && kept.AnyOverlaps(box, overlap))
                continue;
            chosen.Add(place);
            if (box.HasArea)
                kept.Add(box);
        }

        return [.. chosen];
    }
}
