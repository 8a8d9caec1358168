using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>
/// Separable resize of bytes in 16-bit fixed point. Rows are filtered horizontally when they are first needed and kept in a ring.
/// Between the passes samples are bytes (PIL's way) or keep <see cref="Fraction"/> bits and may overshoot (OpenCV's way).
/// </summary>
internal static class FixedPointResize
{
    private const int Fraction = 6;

    // 255 * 2^22 * 1.5 and 2^15 * 2^15 * 1.5 stay below 2^31, where 1.5 bounds the sum of the weights' magnitudes.
    private const int MostBits = 22;
    private const int MostBitsAfterFraction = 15;

    public static void Run(ImageView<byte> source, ImageView<byte> destination, in WeightTable columns, in WeightTable rows, bool roundBetween)
    {
        using var across = new FixedWeights(columns, MostBits);
        using var down = new FixedWeights(rows, roundBetween ? MostBits : MostBitsAfterFraction);
        var shift = down.Bits + (roundBetween ? 0 : Fraction);
        var rounding = roundBetween
            ? new Rounding(across.Bits, 0, byte.MaxValue)
            : new Rounding(across.Bits - Fraction, short.MinValue, short.MaxValue);

        var pitch = destination.RowLength + HorizontalFilter.Slack;
        using var ring = new Rented<short>(rows.Taps * pitch);
        using var edge = new Rented<byte>(source.RowLength + HorizontalFilter.Slack);
        using var taps = new Rented<int>(down.Taps);
        var ready = 0;
        for (var y = 0; y < destination.Height; y++)
        {
            var first = rows.First[y];
            for (ready = Math.Max(ready, first); ready < first + rows.Taps; ready++)
            {
                var row = ReadableRow(source, ready, edge.Span);
                HorizontalFilter.Run(row, columns.First, across, source.Channels, rounding, ring.Span[(ready % rows.Taps * pitch)..]);
            }

            for (var k = 0; k < down.Taps; k++)
                taps[k] = (first + Math.Min(k, rows.Taps - 1)) % rows.Taps * pitch;

            VerticalFilter.Run(ring.Span, taps.Span, down.Of(y), shift, destination.Row(y));
        }
    }

    /// <summary>The row, followed by memory that may be read: a copy where the picture's memory ends too soon.</summary>
    private static ReadOnlySpan<byte> ReadableRow(ImageView<byte> source, int y, Span<byte> edge)
    {
        var row = source.RowAndBeyond(y);
        if (row.Length >= edge.Length)
            return row;

        source.Row(y).CopyTo(edge);
        return edge;
    }
}
