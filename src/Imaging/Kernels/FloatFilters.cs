using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// The two halves of a resize in single precision. Sums run over the taps in order, except for one channel, where four partial sums run side by side.
/// </summary>
internal static class FloatFilters
{
    /// <summary>Samples after a row's end that <see cref="Horizontal"/> may read, and after the output's end that it may write.</summary>
    public const int Slack = 4;

    /// <summary>Output pixel i, channel c: the sum over k of weights[i * taps + k] * row[(first[i] + k) * channels + c].</summary>
    public static void Horizontal(ReadOnlySpan<float> row, in WeightTable columns, int channels, Span<float> output)
    {
        if (channels == 1)
            GreyFilters.Horizontal(row, columns.First, columns.Weights, columns.Taps, output);
        else if (!Vector128.IsHardwareAccelerated)
            HorizontalScalar(row, columns.First, columns.Weights, columns.Taps, channels, output);
        else
            HorizontalLanes(row, columns.First, columns.Weights, columns.Taps, channels, output);
    }

    public static void HorizontalScalar(
        ReadOnlySpan<float> row, ReadOnlySpan<int> first, ReadOnlySpan<float> weights, int taps, int channels, Span<float> output)
    {
        for (var i = 0; i < first.Length; i++)
        {
            var tap = weights.Slice(i * taps, taps);
            for (var c = 0; c < channels; c++)
            {
                var sum = 0f;
                for (var k = 0; k < tap.Length; k++)
                    sum += tap[k] * row[((first[i] + k) * channels) + c];

                output[(i * channels) + c] = sum;
            }
        }
    }

    /// <summary>A lane a channel; lanes beyond the pixel's channels are overwritten by the next pixel.</summary>
    public static void HorizontalLanes(
        ReadOnlySpan<float> row, ReadOnlySpan<int> first, ReadOnlySpan<float> weights, int taps, int channels, Span<float> output)
    {
        ref var input = ref MemoryMarshal.GetReference(row);
        ref var result = ref MemoryMarshal.GetReference(output);
        for (var i = 0; i < first.Length; i++)
        {
            var tap = weights.Slice(i * taps, taps);
            var start = first[i] * channels;
            var sum = Vector128<float>.Zero;
            for (var k = 0; k < tap.Length; k++)
                sum += Vector128.LoadUnsafe(ref input, (nuint)(start + (k * channels))) * tap[k];

            sum.StoreUnsafe(ref result, (nuint)(i * channels));
        }
    }

    /// <summary>Output x is the sum over k of weights[k] * samples[rows[k] + x].</summary>
    public static void Vertical(ReadOnlySpan<float> samples, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> output)
    {
        var done = VerticalLanes(samples, rows, weights, output);
        VerticalScalar(samples[done..], rows, weights, output[done..]);
    }

    public static void VerticalScalar(ReadOnlySpan<float> samples, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> output)
    {
        for (var x = 0; x < output.Length; x++)
        {
            var sum = 0f;
            for (var k = 0; k < rows.Length; k++)
                sum += weights[k] * samples[rows[k] + x];

            output[x] = sum;
        }
    }

    /// <summary>Makes as many outputs as fill pairs of vectors and returns their number.</summary>
    public static int VerticalLanes(ReadOnlySpan<float> samples, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> output)
    {
        var width = Vector<float>.Count;
        ref var input = ref MemoryMarshal.GetReference(samples);
        ref var result = ref MemoryMarshal.GetReference(output);
        var x = 0;
        for (; x <= output.Length - (2 * width); x += 2 * width)
        {
            var (low, high) = (Vector<float>.Zero, Vector<float>.Zero);
            for (var k = 0; k < rows.Length; k++)
            {
                low += Vector.LoadUnsafe(ref input, (nuint)(rows[k] + x)) * weights[k];
                high += Vector.LoadUnsafe(ref input, (nuint)(rows[k] + x + width)) * weights[k];
            }

            low.StoreUnsafe(ref result, (nuint)x);
            high.StoreUnsafe(ref result, (nuint)(x + width));
        }

        return x;
    }
}
