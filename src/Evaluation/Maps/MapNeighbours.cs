namespace MLNetVision.Evaluation.Maps;

/// <summary>Whether what is near in a map belongs together.</summary>
internal static class MapNeighbours
{
    /// <summary>With more items than these, evenly spread ones of them are asked.</summary>
    private const int Asked = 4000;

    public static double Agreement(IReadOnlyList<float[]> places, IReadOnlyList<string> groups, int neighbours)
    {
        var numbers = groups.Distinct(StringComparer.Ordinal).Index().ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        var group = groups.Select(g => g.Length == 0 ? -1 : numbers[g]).ToArray();
        var grouped = Enumerable.Range(0, group.Length).Where(i => group[i] >= 0).ToArray();
        var count = Math.Min(neighbours, places.Count - 1);
        var asked = Enumerable.Range(0, Math.Min(Asked, grouped.Length))
            .Select(i => grouped[(long)i * grouped.Length / Math.Min(Asked, grouped.Length)]).ToArray();
        if (asked.Length == 0 || count < 1)
            return double.NaN;
        return asked.AsParallel().AsOrdered().Select(i => Same(places, group, i, count)).ToArray().Average() / count;
    }

    /// <summary>How many of the nearest to an item are of its group; of equally near ones the first.</summary>
    private static int Same(IReadOnlyList<float[]> places, int[] group, int item, int count)
    {
        var nearest = new PriorityQueue<int, (float Nearness, int Backwards)>(count + 1);
        for (var other = 0; other < places.Count; other++)
        {
            if (other == item)
                continue;
            var priority = (-Distance(places[item], places[other]), -other);
            if (nearest.Count < count)
                nearest.Enqueue(other, priority);
            else if (nearest.TryPeek(out _, out var farthest) && priority.CompareTo(farthest) > 0)
                nearest.DequeueEnqueue(other, priority);
        }

        return nearest.UnorderedItems.Count(n => group[n.Element] == group[item]);
    }

    private static float Distance(float[] a, float[] b)
    {
        var sum = 0f;
        for (var d = 0; d < a.Length; d++)
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        return sum;
    }
}
