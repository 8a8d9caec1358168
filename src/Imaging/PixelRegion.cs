namespace MLNetVision.Imaging;

/// <summary>A rectangle of whole pixels, X to the right and Y downwards from the upper left corner.</summary>
/// <param name="X">The first column.</param>
/// <param name="Y">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct PixelRegion(int X, int Y, int Width, int Height)
{
    /// <summary>
    /// The rectangle of <paramref name="width"/> x <paramref name="height"/> in the middle of a picture; odd remainders go to the right and bottom.
    /// </summary>
    public static PixelRegion Centred(int pictureWidth, int pictureHeight, int width, int height) =>
        new((pictureWidth - width) / 2, (pictureHeight - height) / 2, width, height);
}
