using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Data;

/// <summary>Brings pictures of any source into images as ML.NET has them: BGRA, colours multiplied by their alpha, upright.</summary>
internal static class PictureDecoder
{
    /// <summary>Reads a picture; the caller disposes it.</summary>
    /// <exception cref="ImageFormatException">The bytes are no picture that can be read.</exception>
    public static MLImage Load(LabelledImage item, DecodeOptions options)
    {
        if (item.Image is { } image)
            return PictureImages.Copy(image);
        try
        {
            return PictureImages.ToImage(Decode(item, options));
        }
        catch (ImageFormatException)
        {
            if (ForeignPictures.TryLoad(item, options) is { } foreign)
                return foreign;
            throw;
        }
    }

    /// <summary>Throws what <see cref="Load"/> would, without making an image.</summary>
    public static void Check(LabelledImage item, DecodeOptions options)
    {
        if (item.Image is { } image)
        {
            _ = image.Pixels.Length;
            return;
        }

        try
        {
            Decode(item, options);
        }
        catch (ImageFormatException)
        {
            using var foreign = ForeignPictures.TryLoad(item, options);
            if (foreign is null)
                throw;
        }
    }

    /// <summary>What the failure to read a picture may look like; anything else is a fault of the program.</summary>
    public static bool IsUnreadable(Exception fault) =>
        fault is ImageFormatException or IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException
            or InvalidOperationException or ArgumentException or HttpRequestException or TimeoutException;

    private static Image<byte> Decode(LabelledImage item, DecodeOptions options)
    {
        using var stream = item.Open!() ?? throw new InvalidOperationException("The function that opens the picture's stream returned null.");
        return ImageFile.Decode(stream, options with { MaxPixels = Math.Min(options.MaxPixels, PictureImages.MaxPixels) });
    }
}
