namespace Microsoft.ML.Compat.Images;

/// <summary>Writes the colours of a bitmap into a vector: as they are, or (value - offset) * scale.</summary>
internal static class PixelExtraction
{
    public static void Extract(Bitmap bitmap, PixelLayout layout, Span<byte> target)
    {
        foreach (var (from, start) in Planes(bitmap, layout))
        {
            for (int at = from, to = start; at < bitmap.Pixels.Length; at += Bitmap.BytesPerPixel, to += layout.Step)
                target[to] = bitmap.Pixels[at];
        }
    }

    public static void Extract(Bitmap bitmap, PixelLayout layout, Span<float> target)
    {
        var (offset, scale) = (layout.Offset, layout.Scale);
        foreach (var (from, start) in Planes(bitmap, layout))
        {
            for (int at = from, to = start; at < bitmap.Pixels.Length; at += Bitmap.BytesPerPixel, to += layout.Step)
                target[to] = (bitmap.Pixels[at] - offset) * scale;
        }
    }

    private static IEnumerable<(int From, int Start)> Planes(Bitmap bitmap, PixelLayout layout)
    {
        var places = ColourPlaces.Of(layout.Order, layout.Colours);
        return new[] { (Bitmap.Alpha, places.Alpha), (bitmap.Red, places.Red), (Bitmap.Green, places.Green), (bitmap.Blue, places.Blue) }
            .Where(plane => plane.Item2 >= 0)
            .Select(plane => (plane.Item1, layout.Start(plane.Item2, bitmap.Width * bitmap.Height)));
    }
}
