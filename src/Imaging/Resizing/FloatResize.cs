using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Separable resize in single precision, of any kind of sample; the same ring of rows as <see cref="FixedPointResize"/>.</summary>
internal static class FloatResize
{
    public static void Run<T>(ImageView<T> source, ImageView<T> destination, in WeightTable columns, in WeightTable rows)
        where T : unmanaged
    {
        var pitch = destination.RowLength + FloatFilters.Slack;
        using var ring = new Rented<float>(rows.Taps * pitch);
        using var input = new Rented<float>(source.RowLength + FloatFilters.Slack);
        using var output = new Rented<float>(destination.RowLength);
        using var taps = new Rented<int>(rows.Taps);
        var ready = 0;
        for (var y = 0; y < destination.Height; y++)
        {
            var first = rows.First[y];
            for (ready = Math.Max(ready, first); ready < first + rows.Taps; ready++)
                FloatFilters.Horizontal(ReadableRow(source, ready, input.Span), columns, source.Channels, ring.Span[(ready % rows.Taps * pitch)..]);

            for (var k = 0; k < rows.Taps; k++)
                taps[k] = (first + k) % rows.Taps * pitch;

            var weights = rows.Weights.Slice(y * rows.Taps, rows.Taps);
            if (typeof(T) == typeof(float))
            {
                FloatFilters.Vertical(ring.Span, taps.Span, weights, destination.As<float>().Row(y));
                continue;
            }

            FloatFilters.Vertical(ring.Span, taps.Span, weights, output.Span);
            FloatRows.FromFloat(output.Span, destination.Row(y));
        }
    }

    /// <summary>The row in single precision, followed by memory that may be read: the picture's own where possible.</summary>
    private static ReadOnlySpan<float> ReadableRow<T>(ImageView<T> source, int y, Span<float> room)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && source.RowAndBeyond(y).Length >= room.Length)
            return source.As<float>().RowAndBeyond(y);

        FloatRows.ToFloat<T>(source.Row(y), room);
        return room;
    }
}
