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
        var sums = new int[bitmap.Stride];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            for (var tap = 0; tap < down.Length; tap++)
                Add(bitmap.Row((2 * y) + tap), down[tap], sums);
            Narrow(sums, across, shift, half.Row(y));
        }

        return half;
    }

    private static void Add(ReadOnlySpan<byte> row, int weight, Span<int> sums)
    {
        for (var at = 0; at < sums.Length; at++)
            sums[at] += weight * row[at];
    }

    private static void Narrow(ReadOnlySpan<int> sums, ReadOnlySpan<int> across, int shift, Span<byte> half)
    {
        for (var at = 0; at < half.Length; at++)
        {
            var from = (at / Bitmap.BytesPerPixel * 2 * Bitmap.BytesPerPixel) + (at % Bitmap.BytesPerPixel);
            var sum = 0;
            for (var tap = 0; tap < across.Length; tap++)
                sum += across[tap] * sums[from + (tap * Bitmap.BytesPerPixel)];
            half[at] = (byte)(sum >> shift);
        }
    }

    private static int[] Box(int length) => length == 1 ? [1] : length % 2 == 0 ? [1, 1] : [1, 2, 1];

    private static int Shift(int[] box) => box.Length - 1;
}
