using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Pictures of random pixels, the same for the same seed.</summary>
internal static class Pictures
{
    public const int BytesPerPixel = 4;
    private const int AlphaAt = 3;

    /// <summary>Four bytes a pixel, alpha last: 255 with <paramref name="opaque"/>; else no colour exceeds its alpha, as in premultiplied pixels.</summary>
    public static byte[] Pixels(int width, int height, ulong seed, bool opaque = true)
    {
        var pixels = SplitMix.Bytes(seed, width * height * BytesPerPixel);
        for (var at = 0; at < pixels.Length; at += BytesPerPixel)
        {
            var alpha = opaque ? byte.MaxValue : pixels[at + AlphaAt];
            pixels[at + AlphaAt] = alpha;
            for (var colour = 0; colour < AlphaAt; colour++)
            {
                pixels[at + colour] = Math.Min(pixels[at + colour], alpha);
            }
        }

        return pixels;
    }

    public static MLImage Make(int width, int height, ulong seed, MLPixelFormat format = MLPixelFormat.Bgra32, bool opaque = true) =>
        MLImage.CreateFromPixels(width, height, format, Pixels(width, height, seed, opaque));

    /// <summary>A picture whose pixel (x, y) has blue = 10 x, green = 20 y, red = <paramref name="red"/>: geometry can be read off it.</summary>
    public static MLImage Grid(int width, int height, byte red = 200)
    {
        var pixels = new byte[width * height * BytesPerPixel];
        for (var i = 0; i < width * height; i++)
        {
            (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2], pixels[(4 * i) + 3]) =
                ((byte)(10 * (i % width)), (byte)(20 * (i / width)), red, byte.MaxValue);
        }

        return MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
    }

    /// <summary>The same pixels with red and blue changed over: from Bgra32 to Rgba32 and back.</summary>
    public static byte[] Swapped(ReadOnlySpan<byte> pixels)
    {
        var swapped = pixels.ToArray();
        for (var at = 0; at < swapped.Length; at += BytesPerPixel)
        {
            (swapped[at], swapped[at + 2]) = (swapped[at + 2], swapped[at]);
        }

        return swapped;
    }
}
