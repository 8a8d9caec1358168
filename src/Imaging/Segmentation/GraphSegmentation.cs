namespace MLNetVision.Imaging;

/// <summary>
/// Divides a picture into segments of like colour (Felzenszwalb and Huttenlocher, "Efficient graph-based image segmentation", 2004). Pixels and their eight
/// neighbours are a graph whose edges cost the distance of the colours; from the cheapest on, an edge joins its two segments if it costs less than either's
/// dearest inner edge + Scale / size. In double precision, edges of equal cost in the order right, down, down right, down left.
/// </summary>
public sealed record GraphSegmentation
{
    private const string Owner = "GraphSegmentation";
    private const double FullByte = 255;

    /// <summary>How readily segments grow: larger gives fewer. In levels of 0 to 255, whatever the picture's samples.</summary>
    public double Scale { get; init; } = 100;

    /// <summary>The standard deviation in pixels of the Gaussian that smooths the picture first; 0 leaves it.</summary>
    public double Sigma { get; init; } = 0.8;

    /// <summary>Smaller segments are joined, from the cheapest edge on, to a neighbour.</summary>
    public int MinimumSize { get; init; } = 20;

    /// <summary>The segments of a picture. Alpha is passed over.</summary>
    /// <param name="picture">A picture of byte, ushort or float samples.</param>
    public Segments Segment<T>(Image<T> picture)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(picture);
        Samples.ThrowIfUnknown<T>(Owner);
        Validate();
        var planes = ExactPlanes.Of(picture);
        foreach (var plane in planes)
            ExactSmoothing.Apply(plane, picture.Width, picture.Height, Sigma);

        var edges = GridEdges.Sorted<double, ulong, ExactCost>(planes, picture.Width, picture.Height);
        return SegmentForest.Grow<double, ulong, ExactCost>(edges, Scale / FullByte, MinimumSize);
    }

    private void Validate()
    {
        if (!(Scale >= 0 && double.IsFinite(Scale)))
            throw new ArgumentOutOfRangeException(nameof(Scale), Scale, $"{Owner}: Scale must be a finite number of at least 0.");

        ExactSmoothing.ThrowIfUnusable(Owner, nameof(Sigma), Sigma);
        if (MinimumSize < 0)
            throw new ArgumentOutOfRangeException(nameof(MinimumSize), MinimumSize, $"{Owner}: MinimumSize must be at least 0.");
    }
}
