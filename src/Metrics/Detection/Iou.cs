namespace MLNetVision.Metrics;

/// <summary>
/// Intersection over union (Jaccard's index) of boxes, from 0 to 1, in double precision. What is no box (<see cref="Box.IsBox"/>: a side that is not a number
/// or infinite, exchanged corners) and what has no area overlaps with nothing: 0, also with itself.
/// </summary>
public static class Iou
{
    /// <summary>The area two boxes share, by the area they cover together.</summary>
    public static double Of(Box a, Box b)
    {
        var shared = Shared(a, b);
        return shared == 0 ? 0 : shared / (AreaOf(a) + AreaOf(b) - shared);
    }

    /// <summary>The share of a box that lies in another: what COCO's measures take for the overlap with a crowd.</summary>
    /// <param name="box">The box found.</param>
    /// <param name="whole">The crowd.</param>
    public static double ShareOf(Box box, Box whole)
    {
        var shared = Shared(box, whole);
        return shared == 0 ? 0 : shared / AreaOf(box);
    }

    /// <summary>That of each box with each other: [box, other].</summary>
    public static double[,] Between(ReadOnlySpan<Box> boxes, ReadOnlySpan<Box> others) => BoxPairs.Of(boxes, others, Of);

    /// <summary>The area two boxes share; 0 where one of them is no box.</summary>
    internal static double Shared(Box a, Box b)
    {
        if (!a.IsBox || !b.IsBox)
            return 0;
        var width = Math.Min((double)a.X1, b.X1) - Math.Max((double)a.X0, b.X0);
        var height = Math.Min((double)a.Y1, b.Y1) - Math.Max((double)a.Y0, b.Y0);
        return Math.Max(width, 0) * Math.Max(height, 0);
    }

    internal static double AreaOf(Box box) => ((double)box.X1 - box.X0) * ((double)box.Y1 - box.Y0);
}
