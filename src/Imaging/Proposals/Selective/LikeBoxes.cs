namespace MLNetVision.Imaging;

/// <summary>Of each of some boxes, itself and those much like it, and how much: by how much their IoU is above 0.6.</summary>
internal sealed class LikeBoxes
{
    private const float Least = 0.6f;

    private readonly (int Other, float Likeness)[][] _like;

    private LikeBoxes((int Other, float Likeness)[][] like) => _like = like;

    public ReadOnlySpan<(int Other, float Likeness)> this[int box] => _like[box];

    /// <summary>
    /// What two boxes have in common is at least the share <see cref="Least"/> of the width of either, so their left sides are near each other.
    /// </summary>
    /// <param name="boxes">The boxes, in the order of their left sides.</param>
    /// <param name="cancellation">Ends it.</param>
    public static LikeBoxes Of(RegionBounds[] boxes, CancellationToken cancellation)
    {
        var like = new (int Other, float Likeness)[boxes.Length][];
        var found = new List<(int Other, float Likeness)>();
        var (first, widest) = (0, boxes.Max(box => box.Right - box.Left));
        for (var i = 0; i < boxes.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            while (boxes[i].Left - boxes[first].Left > (1 - Least) * widest)
                first++;

            var last = boxes[i].Left + ((1 - Least) * (boxes[i].Right - boxes[i].Left));
            for (var j = first; j < boxes.Length && boxes[j].Left <= last; j++)
            {
                if (boxes[i].Overlap(boxes[j]) is var overlap and > Least)
                    found.Add((j, overlap - Least));
            }

            like[i] = [.. found];
            found.Clear();
        }

        return new LikeBoxes(like);
    }
}
