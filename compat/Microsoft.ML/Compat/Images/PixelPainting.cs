using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Images;

/// <summary>
/// Makes a bitmap of a vector: each value cut off to a byte, or value * scale - offset rounded half to even. Colours that are not there are 0; alpha is 255,
/// or 0 when there is a scale. All as ML.NET has it, whose catalog does not hand on the default colours it takes.
/// </summary>
internal static class PixelPainting
{
    public static Bitmap Paint(ReadOnlySpan<float> values, PixelLayout layout, int height, int width)
    {
        var bitmap = new Bitmap(width, height, MLPixelFormat.Bgra32, isOpaque: false, new byte[width * height * Bitmap.BytesPerPixel]);
        var places = ColourPlaces.Of(layout.Order, layout.Colours);
        Paint(values, layout, places.Blue, bitmap, bitmap.Blue);
        Paint(values, layout, places.Green, bitmap, Bitmap.Green);
        Paint(values, layout, places.Red, bitmap, bitmap.Red);
        if (places.Alpha >= 0)
            Paint(values, layout, places.Alpha, bitmap, Bitmap.Alpha);
        else
            Fill(bitmap, Bitmap.Alpha, layout.IsScaled ? byte.MinValue : byte.MaxValue);
        return bitmap;
    }

    private static void Paint(ReadOnlySpan<float> values, PixelLayout layout, int place, Bitmap bitmap, int channel)
    {
        if (place < 0)
        {
            Fill(bitmap, channel, Colour(0, layout));
            return;
        }

        var from = layout.Start(place, bitmap.Width * bitmap.Height);
        for (var to = channel; to < bitmap.Pixels.Length; to += Bitmap.BytesPerPixel, from += layout.Step)
            bitmap.Pixels[to] = Colour(values[from], layout);
    }

    private static void Fill(Bitmap bitmap, int channel, byte colour)
    {
        for (var at = channel; at < bitmap.Pixels.Length; at += Bitmap.BytesPerPixel)
            bitmap.Pixels[at] = colour;
    }

    private static byte Colour(float value, PixelLayout layout)
        => layout.IsScaled ? (byte)Math.Round((double)((value * layout.Scale) - layout.Offset)) : (byte)value;
}
