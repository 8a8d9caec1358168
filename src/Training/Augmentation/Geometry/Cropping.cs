using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Cutting rectangles out of pictures that may be too small for them.</summary>
internal static class Cropping
{
    /// <summary>
    /// A place for a rectangle, every one as likely as the others; above or left of the picture where it is larger than the picture, so that the
    /// picture lies anywhere within it.
    /// </summary>
    public static (int X, int Y) Place(int pictureWidth, int pictureHeight, int width, int height, ref RandomStream random)
    {
        var y = Offset(pictureHeight - height, ref random);
        var x = Offset(pictureWidth - width, ref random);
        return (x, y);
    }

    /// <summary>The rectangle, with border values where it leaves the picture.</summary>
    public static Image<byte> Cut(Image<byte> image, int x, int y, int width, int height, BorderMode border, FillColour fill, ImagePool pool)
    {
        if (x == 0 && y == 0 && width == image.Width && height == image.Height)
        {
            return image;
        }

        var result = pool.Rent(width, height, image.Channels);
        if (x >= 0 && y >= 0 && x <= image.Width - width && y <= image.Height - height)
        {
            image.CropTo(x, y, result);
            return result;
        }

        Span<float> colour = stackalloc float[image.Channels];
        fill.Write(colour);
        image.WarpAffineTo(result, AffineTransform.Translation(-x, -y), Interpolation.Nearest, border, colour);
        return result;
    }

    private static int Offset(int room, ref RandomStream random) => room >= 0 ? random.Below(room + 1) : -random.Below(1 - room);
}
