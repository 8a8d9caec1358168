using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>What an image held when it was looked at; two of them are equal when size, colours and tag are.</summary>
internal sealed record Shot(int Width, int Height, string BgraPixels, string? Tag)
{
    public static Shot? Of(MLImage? image)
    {
        if (image is null)
        {
            return null;
        }

        var pixels = image.PixelFormat == MLPixelFormat.Bgra32 ? image.Pixels : Pictures.Swapped(image.Pixels);
        return new Shot(image.Width, image.Height, Convert.ToHexString(pixels), image.Tag);
    }

    public static bool IsDisposed(MLImage image)
    {
        try
        {
            return image.Width < 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
