using System.Buffers;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Data;

/// <summary>Between our pictures, whose colours are straight, and ML.NET's images, whose colours are multiplied by their alpha.</summary>
internal static class PictureImages
{
    /// <summary>What an image can hold.</summary>
    public const int MaxPixels = int.MaxValue / BytesPerPixel;

    private const int BytesPerPixel = 4;

    /// <summary>The picture as an image, BGRA, which shares nothing with it.</summary>
    public static MLImage ToImage(Image<byte> picture)
    {
        var length = checked(picture.Width * picture.Height * BytesPerPixel);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var pixels = rented.AsSpan(0, length);
            picture.CopyToBgra32(pixels);
            if (picture.Channels is 2 or BytesPerPixel)
                Premultiplication.Multiply(pixels);
            return MLImage.CreateFromPixels(picture.Width, picture.Height, MLPixelFormat.Bgra32, pixels);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The image as a picture, which shares nothing with it: of three channels where nothing shines through, else of four.</summary>
    public static Image<byte> ToPicture(MLImage image)
    {
        var pixels = image.Pixels;
        var picture = image.PixelFormat == MLPixelFormat.Rgba32
            ? PackedPixels.FromRgba32(pixels, image.Width, image.Height)
            : PackedPixels.FromBgra32(pixels, image.Width, image.Height);
        if (Premultiplication.IsOpaque(picture.Samples))
            return picture.WithChannels(3);
        Premultiplication.Divide(picture.Samples);
        return picture;
    }

    /// <summary>An image of its own.</summary>
    public static MLImage Copy(MLImage image) => MLImage.CreateFromPixels(image.Width, image.Height, image.PixelFormat, image.Pixels);
}
