using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Compat.Images;

/// <summary>ML.NET's three ways to give a bitmap another size.</summary>
internal static class Resizing
{
    public static Bitmap Resize(Bitmap bitmap, int width, int height, ImageResizingEstimator.ResizingKind kind, ImageResizingEstimator.Anchor anchor)
    {
        if (kind == ImageResizingEstimator.ResizingKind.Fill)
            return Fill(bitmap, width, height);
        var place = kind == ImageResizingEstimator.ResizingKind.IsoPad
            ? Placement.Padded(bitmap.Width, bitmap.Height, width, height)
            : Placement.Cropped(bitmap.Width, bitmap.Height, width, height, anchor);
        var canvas = Bitmap.Canvas(width, height);
        Drawing.Draw(bitmap, place, canvas);
        return canvas;
    }

    /// <summary>Each pixel is the one that its centre falls upon; format and opacity stay.</summary>
    private static Bitmap Fill(Bitmap bitmap, int width, int height)
    {
        var filled = new Bitmap(width, height, bitmap.Format, bitmap.IsOpaque, new byte[width * height * Bitmap.BytesPerPixel]);
        var (columns, rows) = (Nearest(bitmap.Width, width), Nearest(bitmap.Height, height));
        for (var y = 0; y < height; y++)
        {
            var from = bitmap.Row(rows[y]);
            var to = filled.Row(y);
            for (var x = 0; x < width; x++)
                from.Slice(columns[x] * Bitmap.BytesPerPixel, Bitmap.BytesPerPixel).CopyTo(to[(x * Bitmap.BytesPerPixel)..]);
        }

        return filled;
    }

    private static int[] Nearest(int samples, int targets)
    {
        var scale = (float)samples / targets;
        return [.. Enumerable.Range(0, targets).Select(target => Math.Clamp((int)((target + 0.5f) * scale), 0, samples - 1))];
    }
}
