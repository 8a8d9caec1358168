using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Correlation with the product of a row and a column of weights, both of odd length, in single precision.</summary>
internal static class SeparableFilter
{
    /// <summary><paramref name="destination"/> may be the picture itself: it is written after everything has been read.</summary>
    public static void Run<T>(
        ImageView<T> source, ImageView<T> destination, ReadOnlySpan<float> across, ReadOnlySpan<float> down, BorderMode border, ReadOnlySpan<T> fill)
        where T : unmanaged
    {
        var pitch = source.RowLength;
        using var filtered = new Rented<float>((source.Height + 1) * pitch);
        FilterRows(source, filtered.Span, across, border, fill);
        FillRow(filtered.Span[(source.Height * pitch)..], fill);

        using var taps = new Rented<int>(down.Length);
        using var output = new Rented<float>(pitch);
        for (var y = 0; y < source.Height; y++)
        {
            for (var k = 0; k < down.Length; k++)
            {
                var row = Border.Index(y + k - (down.Length / 2), source.Height, border);
                taps[k] = (row == Border.Outside ? source.Height : row) * pitch;
            }

            FloatFilters.Vertical(filtered.Span, taps.Span, down, output.Span);
            FloatRows.FromFloat(output.Span, destination.Row(y));
        }
    }

    private static void FilterRows<T>(ImageView<T> source, Span<float> filtered, ReadOnlySpan<float> weights, BorderMode border, ReadOnlySpan<T> fill)
        where T : unmanaged
    {
        var margin = weights.Length / 2 * source.Channels;
        using var padded = new Rented<float>(source.RowLength + (2 * margin));
        using var taps = new Rented<int>(weights.Length);
        for (var k = 0; k < weights.Length; k++)
            taps[k] = k * source.Channels;

        for (var y = 0; y < source.Height; y++)
        {
            FloatRows.ToFloat<T>(source.Row(y), padded.Span[margin..]);
            FillMargins(padded.Span, source.Width, weights.Length / 2, border, fill);
            FloatFilters.Vertical(padded.Span, taps.Span, weights, filtered.Slice(y * source.RowLength, source.RowLength));
        }
    }

    private static void FillMargins<T>(Span<float> padded, int width, int radius, BorderMode border, ReadOnlySpan<T> fill)
        where T : unmanaged
    {
        for (var i = 0; i < radius; i++)
        {
            FillPixel(padded, i - radius, width, radius, border, fill);
            FillPixel(padded, width + i, width, radius, border, fill);
        }
    }

    private static void FillPixel<T>(Span<float> padded, int x, int width, int radius, BorderMode border, ReadOnlySpan<T> fill)
        where T : unmanaged
    {
        var channels = fill.Length;
        var pixel = padded.Slice((x + radius) * channels, channels);
        var from = Border.Index(x, width, border);
        if (from == Border.Outside)
            FillRow(pixel, fill);
        else
            padded.Slice((from + radius) * channels, channels).CopyTo(pixel);
    }

    private static void FillRow<T>(Span<float> row, ReadOnlySpan<T> fill)
        where T : unmanaged
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = FloatRows.ToFloat(fill[i % fill.Length]);
    }
}
