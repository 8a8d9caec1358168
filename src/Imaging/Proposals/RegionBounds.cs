namespace MLNetVision.Imaging;

/// <summary>The smallest box around a region; the right and lower sides do not belong to it.</summary>
internal readonly record struct RegionBounds(int Left, int Top, int Right, int Bottom)
{
    public long Area => (long)(Right - Left) * (Bottom - Top);

    public PixelRegion Region => new(Left, Top, Right - Left, Bottom - Top);

    public RegionBounds Around(RegionBounds other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The area of both in common as a share of that of either.</summary>
    public float Overlap(RegionBounds other)
    {
        long width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        long height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
            return 0;

        return (float)((double)(width * height) / (Area + other.Area - (width * height)));
    }
}
