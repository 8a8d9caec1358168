namespace Microsoft.ML.Compat.Images;

/// <summary>
/// Draws a bitmap, scaled, on a canvas as Skia does in its high quality: a picture that grows goes through Mitchell's cubic, one that shrinks along both
/// axes through straight lines between the samples of the next larger of its halvings. Nothing is drawn outside of the placement.
/// </summary>
internal static class Drawing
{
    public static void Draw(Bitmap bitmap, Placement place, Bitmap canvas)
    {
        var (left, right) = (Math.Max(0, place.Left), Math.Min(canvas.Width, place.Left + place.Width));
        var (top, bottom) = (Math.Max(0, place.Top), Math.Min(canvas.Height, place.Top + place.Height));
        if (left >= right || top >= bottom)
            return;
        bitmap = bitmap.ToBgra();
        if (place.Width == bitmap.Width && place.Height == bitmap.Height)
        {
            Copy(bitmap, place, canvas, left, right, top, bottom);
            return;
        }

        var shrinks = place.Width < bitmap.Width && place.Height < bitmap.Height;
        var source = shrinks ? MipLevels.For(bitmap, place.Width, place.Height) : bitmap;
        var across = Along(shrinks, source.Width, place.Width, left - place.Left, right - place.Left);
        var down = Along(shrinks, source.Height, place.Height, top - place.Top, bottom - place.Top);
        Resample(source, across, down, canvas, left, top);
    }

    private static Taps Along(bool shrinks, int samples, int targets, int first, int end)
        => shrinks ? Taps.Linear(samples, targets, first, end) : Taps.Mitchell(samples, targets, first, end);

    private static void Copy(Bitmap bitmap, Placement place, Bitmap canvas, int left, int right, int top, int bottom)
    {
        var length = (right - left) * Bitmap.BytesPerPixel;
        for (var y = top; y < bottom; y++)
        {
            bitmap.Row(y - place.Top).Slice((left - place.Left) * Bitmap.BytesPerPixel, length).CopyTo(canvas.Row(y)[(left * Bitmap.BytesPerPixel)..]);
        }
    }

    private static void Resample(Bitmap source, Taps across, Taps down, Bitmap canvas, int left, int top)
    {
        var length = across.Count * Bitmap.BytesPerPixel;
        var narrowed = new float[source.Height * length];
        foreach (var y in down.Indexes.Distinct())
            Narrow(source.Row(y), across, narrowed.AsSpan(y * length, length));

        var sums = new float[length];
        for (var y = 0; y < down.Count; y++)
        {
            Array.Clear(sums);
            for (var tap = y * down.PerTarget; tap < (y + 1) * down.PerTarget; tap++)
            {
                var row = narrowed.AsSpan(down.Indexes[tap] * length, length);
                var weight = down.Weights[tap];
                for (var at = 0; at < length; at++)
                    sums[at] += weight * row[at];
            }

            Store(sums, canvas.Row(top + y).Slice(left * Bitmap.BytesPerPixel, length));
        }
    }

    private static void Narrow(ReadOnlySpan<byte> row, Taps across, Span<float> narrowed)
    {
        for (var at = 0; at < narrowed.Length; at++)
        {
            var (tap, channel) = (at / Bitmap.BytesPerPixel * across.PerTarget, at % Bitmap.BytesPerPixel);
            for (var end = tap + across.PerTarget; tap < end; tap++)
                narrowed[at] += across.Weights[tap] * row[(across.Indexes[tap] * Bitmap.BytesPerPixel) + channel];
        }
    }

    // A cubic overshoots; no colour may exceed its alpha.
    private static void Store(ReadOnlySpan<float> sums, Span<byte> target)
    {
        for (var at = 0; at < target.Length; at++)
        {
            var limit = at % Bitmap.BytesPerPixel == Bitmap.Alpha ? byte.MaxValue : Math.Clamp(sums[at | Bitmap.Alpha], 0, byte.MaxValue);
            target[at] = (byte)(Math.Clamp(sums[at], 0, limit) + 0.5f);
        }
    }
}
