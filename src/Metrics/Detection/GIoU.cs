namespace MLNetVision.Metrics;

/// <summary>
/// Generalised intersection over union (Rezatofighi et al. 2019): IoU less the share of the smallest box around both that neither covers; from -1, far apart,
/// to 1, equal. Two boxes whose common hull has no area have 0; with what is no box (<see cref="Box.IsBox"/>) it is -1.
/// </summary>
public static class GIoU
{
    /// <summary>That of two boxes.</summary>
    public static double Of(Box a, Box b)
    {
        if (!a.IsBox || !b.IsBox)
            return -1;
        var hull = (Math.Max((double)a.X1, b.X1) - Math.Min((double)a.X0, b.X0)) * (Math.Max((double)a.Y1, b.Y1) - Math.Min((double)a.Y0, b.Y0));
        if (hull == 0)
            return 0;
        var shared = Iou.Shared(a, b);
        var covered = Iou.AreaOf(a) + Iou.AreaOf(b) - shared;
        return (covered == 0 ? 0 : shared / covered) - ((hull - covered) / hull);
    }

    /// <summary>That of each box with each other: [box, other].</summary>
    public static double[,] Between(ReadOnlySpan<Box> boxes, ReadOnlySpan<Box> others) => BoxPairs.Of(boxes, others, Of);
}
