namespace MLNetVision.Metrics;

/// <summary>One class in one picture: the places of its objects, and of its boxes, the surest first (of equal scores the earlier).</summary>
internal sealed record PictureClass(int Label, int[] TruthPlaces, int[] FoundPlaces)
{
    /// <summary>The classes that a picture has objects or boxes of, rising.</summary>
    public static IEnumerable<PictureClass> Of(IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found)
    {
        var objects = Enumerable.Range(0, truth.Count).ToLookup(i => truth[i].Label);
        var boxes = Enumerable.Range(0, found.Count).ToLookup(i => found[i].Label);
        return objects.Select(g => g.Key).Union(boxes.Select(g => g.Key)).Order()
            .Select(label => new PictureClass(label, [.. objects[label]], [.. boxes[label].OrderByDescending(i => found[i].Score)]));
    }
}
