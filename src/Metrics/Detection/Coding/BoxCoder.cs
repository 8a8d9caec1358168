namespace MLNetVision.Metrics;

/// <summary>
/// Turns a pair of boxes into (dx, dy, log dw, log dh) and back (Girshick et al. 2014): dx = (cx' - cx) / w, log dw = log(w' / w), each times its weight.
/// Weights are 1 in R-CNN; Faster R-CNN's heads have 10, 10, 5, 5. A variance v of SSD is a weight of 1 / v.
/// </summary>
public sealed record BoxCoder
{
    /// <summary>What steps to the right are multiplied by.</summary>
    public float WeightX { get; init; } = 1;

    /// <summary>What steps down are multiplied by.</summary>
    public float WeightY { get; init; } = 1;

    /// <summary>What logarithms of widths are multiplied by.</summary>
    public float WeightWidth { get; init; } = 1;

    /// <summary>What logarithms of heights are multiplied by.</summary>
    public float WeightHeight { get; init; } = 1;

    /// <summary>The greatest logarithm, without its weight, by which a box is made to grow: log(1000 / 16), so that a wild prediction stays a number.</summary>
    public float MostLogScale { get; init; } = MathF.Log(1000f / 16);

    /// <summary>The offset that leads from one box to the other.</summary>
    /// <exception cref="ArgumentException">One of them has no area: there is no such offset.</exception>
    public BoxOffset Encode(Box from, Box to)
    {
        if (!from.HasArea || !to.HasArea)
        {
            throw new ArgumentException(
                $"BoxCoder.Encode: no offset leads from {from} to {to}, for both need finite sides and an area. Leave out such boxes (Box.HasArea).");
        }

        var (x, y, width, height) = Centred(from);
        var (toX, toY, toWidth, toHeight) = Centred(to);
        return new BoxOffset(
            (float)(WeightX * ((toX - x) / width)), (float)(WeightY * ((toY - y) / height)),
            (float)(WeightWidth * Math.Log(toWidth / width)), (float)(WeightHeight * Math.Log(toHeight / height)));
    }

    /// <summary>
    /// The box that an offset leads to. What is not a number stays so: the result is then no box (<see cref="Box.IsBox"/>), which <see cref="Nms"/> never
    /// keeps.
    /// </summary>
    public Box Decode(Box from, BoxOffset offset)
    {
        var (x, y, width, height) = Centred(from);
        var (toX, toY) = (x + (offset.X / WeightX * width), y + (offset.Y / WeightY * height));
        var halfWidth = width * Math.Exp(Math.Min(offset.LogWidth / WeightWidth, MostLogScale)) / 2;
        var halfHeight = height * Math.Exp(Math.Min(offset.LogHeight / WeightHeight, MostLogScale)) / 2;
        return new Box((float)(toX - halfWidth), (float)(toY - halfHeight), (float)(toX + halfWidth), (float)(toY + halfHeight));
    }

    /// <summary>As <see cref="Decode(Box, BoxOffset)"/>, and only the part that lies in a picture.</summary>
    public Box Decode(Box from, BoxOffset offset, int pictureWidth, int pictureHeight) => Decode(from, offset).ClippedTo(pictureWidth, pictureHeight);

    private static (double X, double Y, double Width, double Height) Centred(Box box)
    {
        var (width, height) = ((double)box.X1 - box.X0, (double)box.Y1 - box.Y0);
        return (box.X0 + (width / 2), box.Y0 + (height / 2), width, height);
    }
}
