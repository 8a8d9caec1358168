using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Images;

/// <summary>
/// Rows of pixels of 4 bytes in the order of <see cref="Format"/>, alpha last. Colours are multiplied by their alpha (premultiplied), unless the bitmap is
/// opaque: then alpha means nothing to files and straight colours, and drawing carries its bytes along as they are.
/// </summary>
internal sealed class Bitmap(int width, int height, MLPixelFormat format, bool isOpaque, byte[] pixels)
{
    public const int BytesPerPixel = 4;
    public const int Green = 1;
    public const int Alpha = 3;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public MLPixelFormat Format { get; } = format;

    public bool IsOpaque { get; } = isOpaque;

    public byte[] Pixels { get; } = pixels;

    public int Stride => Width * BytesPerPixel;

    /// <summary>Where red is in a pixel.</summary>
    public int Red => Format == MLPixelFormat.Bgra32 ? 2 : 0;

    /// <summary>Where blue is in a pixel.</summary>
    public int Blue => Format == MLPixelFormat.Bgra32 ? 0 : 2;

    /// <summary>A black bitmap to draw on: BGRA, opaque, every byte zero.</summary>
    public static Bitmap Canvas(int width, int height) => new(width, height, MLPixelFormat.Bgra32, isOpaque: true, new byte[width * height * BytesPerPixel]);

    public Span<byte> Row(int y) => Pixels.AsSpan(y * Stride, Stride);

    /// <summary>This bitmap in BGRA order; itself where it is already.</summary>
    public Bitmap ToBgra()
    {
        if (Format == MLPixelFormat.Bgra32)
            return this;
        var swapped = (byte[])Pixels.Clone();
        for (var at = 0; at < swapped.Length; at += BytesPerPixel)
            (swapped[at], swapped[at + 2]) = (swapped[at + 2], swapped[at]);
        return new(Width, Height, MLPixelFormat.Bgra32, IsOpaque, swapped);
    }
}
