namespace MLNetVision.Imaging;

/// <summary>A picture as a proposer looks at it, made smaller where it is larger than wanted, and the way back to its own pixels.</summary>
internal sealed class SeenPicture
{
    private readonly int _width;
    private readonly int _height;

    private SeenPicture(Image<byte> own, Image<byte> seen) => (_width, _height, Picture) = (own.Width, own.Height, seen);

    public Image<byte> Picture { get; }

    /// <param name="picture">The picture.</param>
    /// <param name="longestSide">What its longer side may have; 0 for any.</param>
    public static SeenPicture Of(Image<byte> picture, int longestSide)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        if (longestSide == 0 || longer <= longestSide)
            return new(picture, picture);

        var share = (double)longestSide / longer;
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * share)), Math.Max(1, (int)Math.Round(picture.Height * share)));
        return new(picture, picture.Resize(width, height, Interpolation.Bilinear, antialias: true));
    }

    /// <summary>The box in the picture's own pixels: all those of which a part lies in it.</summary>
    public RegionBounds Restore(RegionBounds box)
    {
        if (Picture.Width == _width && Picture.Height == _height)
            return box;

        return new(
            (int)((long)box.Left * _width / Picture.Width), (int)((long)box.Top * _height / Picture.Height),
            Up((long)box.Right * _width, Picture.Width), Up((long)box.Bottom * _height, Picture.Height));
    }

    private static int Up(long number, int divisor) => (int)((number + divisor - 1) / divisor);
}
