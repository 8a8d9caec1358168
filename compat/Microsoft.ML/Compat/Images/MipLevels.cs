namespace Microsoft.ML.Compat.Images;

/// <summary>
/// A bitmap halved again and again. Along an even length two samples are averaged, along an odd one three with the weights 1 2 1; sums are cut off, not
/// rounded, as in Skia.
/// </summary>
internal static class MipLevels
{
    /// <summary>The smallest level still as large as the target along the axis that shrinks most; the bitmap itself if less than halved.</summary>
    public static Bitmap For(Bitmap bitmap, int targetWidth, int targetHeight)
    {
        var scale = Math.Min((float)targetWidth / bitmap.Width, (float)targetHeight / bitmap.Height);
        for (var level = (int)MathF.Floor(-MathF.Log2(scale)); level > 0 && (bitmap.Width > 1 || bitmap.Height > 1); level--)
            bitmap = Halved(bitmap);
        return bitmap;
    }

    private static Bitmap Halved(Bitmap bitmap)
    {
        var (width, height) = (Math.Max(1, bitmap.Width / 2), Math.Max(1, bitmap.Height / 2));
        var half = new Bitmap(width, height, bitmap.Format, bitmap.IsOpaque, new byte[width * height * Bitmap.BytesPerPixel]);
        var (across, down) = (Box(bitmap.Width), Box(bitmap.Height));
        var shift = Shift(across) + Shift(down);
        for (var y = 0; y < height; y++)
        {
            var row = half.Row(y);
            for (var at = 0; at < row.Length; at++)
                row[at] = (byte)(Sum(bitmap, at / Bitmap.BytesPerPixel * 2, y * 2, at % Bitmap.BytesPerPixel, across, down) >> shift);
        }

        return half;
    }

    private static int Sum(Bitmap bitmap, int left, int top, int channel, ReadOnlySpan<int> across, ReadOnlySpan<int> down)
    {
        var sum = 0;
        for (var y = 0; y < down.Length; y++)
        {
            var row = bitmap.Row(top + y);
            for (var x = 0; x < across.Length; x++)
                sum += down[y] * across[x] * row[((left + x) * Bitmap.BytesPerPixel) + channel];
        }

        return sum;
    }

    private static int[] Box(int length) => length == 1 ? [1] : length % 2 == 0 ? [1, 1] : [1, 2, 1];

    private static int Shift(int[] box) => box.Length - 1;
}
