using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>The horizontal half of a resize in single precision for one channel, where the taps of an output lie side by side.</summary>
internal static class GreyFilters
{
    public static void Horizontal(ReadOnlySpan<float> row, ReadOnlySpan<int> first, ReadOnlySpan<float> weights, int taps, Span<float> output)
    {
        if (taps == 2)
            TwoTaps(row, first, weights, output);
        else if (taps < Vector128<float>.Count || !Vector128.IsHardwareAccelerated)
            FloatFilters.HorizontalScalar(row, first, weights, taps, 1, output);
        else
            Lanes(row, first, weights, taps, output);
    }

    /// <summary>Four taps at a time; the rest one by one.</summary>
    public static void Lanes(ReadOnlySpan<float> row, ReadOnlySpan<int> first, ReadOnlySpan<float> weights, int taps, Span<float> output)
    {
        ref var input = ref MemoryMarshal.GetReference(row);
        ref var tap = ref MemoryMarshal.GetReference(weights);
        for (var i = 0; i < first.Length; i++)
        {
            var (from, weight) = ((nuint)first[i], (nuint)(i * taps));
            var sums = Vector128<float>.Zero;
            nuint k = 0;
            for (; k + 4 <= (nuint)taps; k += 4)
                sums += Vector128.LoadUnsafe(ref input, from + k) * Vector128.LoadUnsafe(ref tap, weight + k);

            var sum = Vector128.Sum(sums);
            for (; k < (nuint)taps; k++)
                sum += Unsafe.Add(ref input, from + k) * Unsafe.Add(ref tap, weight + k);

            output[i] = sum;
        }
    }

    private static void TwoTaps(ReadOnlySpan<float> row, ReadOnlySpan<int> first, ReadOnlySpan<float> weights, Span<float> output)
    {
        ref var input = ref MemoryMarshal.GetReference(row);
        output = output[..first.Length];
        weights = weights[..(2 * first.Length)];
        for (var i = 0; i < first.Length; i++)
        {
            ref var pair = ref Unsafe.Add(ref input, first[i]);
            output[i] = (weights[2 * i] * pair) + (weights[(2 * i) + 1] * Unsafe.Add(ref pair, 1));
        }
    }
}
