namespace MLNetVision.Imaging;

/// <summary>Adding pixels around a picture.</summary>
public static class PadExtensions
{
    /// <summary>
    /// Adds columns and rows around the picture; <paramref name="fill"/> (zero, one value, or one a channel, in the unit of the samples) is for <see
    /// cref="BorderMode.Constant"/>.
    /// </summary>
    public static Image<T> Pad<T>(
        this Image<T> image,
        int left,
        int top,
        int right,
        int bottom,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        NotNegative(nameof(left), left);
        NotNegative(nameof(top), top);
        NotNegative(nameof(right), right);
        NotNegative(nameof(bottom), bottom);
        var result = new Image<T>(checked(image.Width + left + right), checked(image.Height + top + bottom), image.Channels);
        image.PadTo(left, top, result, border, fill);
        return result;
    }

    /// <summary>
    /// Puts the picture at (<paramref name="left"/>, <paramref name="top"/>) of a larger <paramref name="destination"/> and fills what is around it.
    /// </summary>
    public static void PadTo<T>(
        this Image<T> image,
        int left,
        int top,
        Image<T> destination,
        BorderMode border = BorderMode.Constant,
        params ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        Guard.SameChannels("PadTo", image, destination);
        Guard.NotInPlace("PadTo", image, destination);
        Guard.Inside("PadTo", new PixelRegion(left, top, image.Width, image.Height), destination.Width, destination.Height);
        Span<T> pixel = stackalloc T[image.Channels];
        Fill.Expand("PadTo", fill, pixel);

        for (var y = 0; y < image.Height; y++)
            PadRow(image.Row(y), left, destination.Row(top + y), border, pixel);

        for (var y = 0; y < destination.Height; y++)
        {
            if (y - top >= 0 && y - top < image.Height)
                continue;

            var from = Border.Index(y - top, image.Height, border);
            if (from == Border.Outside)
                Repeat(pixel, destination.Row(y));
            else
                destination.Row(top + from).CopyTo(destination.Row(y));
        }
    }

    private static void PadRow<T>(ReadOnlySpan<T> row, int left, Span<T> destination, BorderMode border, ReadOnlySpan<T> pixel)
        where T : unmanaged
    {
        var start = left * pixel.Length;
        row.CopyTo(destination[start..]);
        Continue(row, -left, destination[..start], border, pixel);
        Continue(row, row.Length / pixel.Length, destination[(start + row.Length)..], border, pixel);
    }

    /// <summary>Fills <paramref name="part"/> with the pixels at positions <paramref name="first"/> and on, all outside the row.</summary>
    private static void Continue<T>(ReadOnlySpan<T> row, int first, Span<T> part, BorderMode border, ReadOnlySpan<T> pixel)
        where T : unmanaged
    {
        var channels = pixel.Length;
        for (var i = 0; i < part.Length; i += channels)
        {
            var from = Border.Index(first + (i / channels), row.Length / channels, border);
            var value = from == Border.Outside ? pixel : row.Slice(from * channels, channels);
            value.CopyTo(part[i..]);
        }
    }

    private static void Repeat<T>(ReadOnlySpan<T> pixel, Span<T> row)
        where T : unmanaged
    {
        for (var i = 0; i < row.Length; i += pixel.Length)
            pixel.CopyTo(row[i..]);
    }

    private static void NotNegative(string name, int value)
    {
        if (value < 0)
            throw new ArgumentOutOfRangeException(name, value, $"Pad: {name} must be at least 0; use Crop to cut pixels off.");
    }
}
