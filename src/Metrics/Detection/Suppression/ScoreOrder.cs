namespace MLNetVision.Metrics;

/// <summary>Which of the found boxes are boxes with a score, the surest first; of equal scores the earlier.</summary>
internal static class ScoreOrder
{
    private static readonly Comparer<(float Score, int Place)> SurestFirst =
        Comparer<(float Score, int Place)>.Create((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Place.CompareTo(b.Place));

    public static int[] Of(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores)
    {
        var places = new List<int>(boxes.Length);
        for (var i = 0; i < boxes.Length; i++)
        {
            if (boxes[i].IsBox && !float.IsNaN(scores[i]))
                places.Add(i);
        }

        return Sorted([.. places], scores);
    }

    public static int[] Sorted(int[] places, ReadOnlySpan<float> scores)
    {
        var keys = new (float Score, int Place)[places.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (scores[places[i]], places[i]);
        Array.Sort(keys, places, SurestFirst);
        return places;
    }
}
