using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Evaluation.Pictures;

/// <summary>Pictures as small as a report shows them. Small ones stay as they are.</summary>
internal static class Thumbnail
{
    /// <summary>From an image of a data view, whose memory is not kept.</summary>
    public static Image<byte> Of(MLImage image, int side)
    {
        var whole = image.PixelFormat == MLPixelFormat.Bgra32
            ? PackedPixels.FromBgra32(image.Pixels, image.Width, image.Height)
            : PackedPixels.FromRgba32(image.Pixels, image.Width, image.Height);
        return Of(whole, side);
    }

    public static Image<byte> Of(Image<byte> image, int side)
    {
        var longer = Math.Max(image.Width, image.Height);
        if (longer <= side)
            return image;
        return image.Resize(Math.Max(1, (int)((long)image.Width * side / longer)), Math.Max(1, (int)((long)image.Height * side / longer)));
    }
}
