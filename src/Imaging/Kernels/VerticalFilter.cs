using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// The vertical half of a fixed-point resize: output x is clamp((sum over k of weights[k] * samples[rows[k] + x] + half) >> shift) to a byte.
/// The number of rows is even.
/// </summary>
internal static class VerticalFilter
{
    private const int Step = 16;

    public static bool HasLanes => Avx2.IsSupported;

    public static void Run(ReadOnlySpan<short> samples, ReadOnlySpan<int> rows, ReadOnlySpan<short> weights, int shift, Span<byte> output)
    {
        if (HasLanes && output.Length >= Step)
            Lanes(samples, rows, weights, shift, output);
        else
            Scalar(samples, rows, weights, shift, output);
    }

    public static void Scalar(ReadOnlySpan<short> samples, ReadOnlySpan<int> rows, ReadOnlySpan<short> weights, int shift, Span<byte> output)
    {
        for (var x = 0; x < output.Length; x++)
        {
            var sum = 1 << (shift - 1);
            for (var k = 0; k < rows.Length; k++)
                sum += weights[k] * samples[rows[k] + x];

            output[x] = (byte)Math.Clamp(sum >> shift, 0, byte.MaxValue);
        }
    }

    /// <summary>At least 16 outputs; the last 16 overlap the ones before when the length is no multiple.</summary>
    public static void Lanes(ReadOnlySpan<short> samples, ReadOnlySpan<int> rows, ReadOnlySpan<short> weights, int shift, Span<byte> output)
    {
        var last = output.Length - Step;
        ref var result = ref MemoryMarshal.GetReference(output);
        for (var x = 0; x < last; x += Step)
            Sixteen(samples, x, rows, weights, shift).StoreUnsafe(ref result, (nuint)x);

        Sixteen(samples, last, rows, weights, shift).StoreUnsafe(ref result, (nuint)last);
    }

    private static Vector128<byte> Sixteen(ReadOnlySpan<short> samples, int x, ReadOnlySpan<int> rows, ReadOnlySpan<short> weights, int shift)
    {
        ref var input = ref MemoryMarshal.GetReference(samples);
        ref var pair = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<short, int>(weights));
        var low = Vector256.Create(1 << (shift - 1));
        var high = low;
        for (var k = 0; k < rows.Length; k += 2)
        {
            var a = Vector256.LoadUnsafe(ref input, (nuint)(rows[k] + x));
            var b = Vector256.LoadUnsafe(ref input, (nuint)(rows[k + 1] + x));
            var weight = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref pair, k / 2)).AsInt16();
            low += Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(a, b), weight);
            high += Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(a, b), weight);
        }

        var shorts = Avx2.PackSignedSaturate(Vector256.ShiftRightArithmetic(low, shift), Vector256.ShiftRightArithmetic(high, shift));
        return Sse2.PackUnsignedSaturate(shorts.GetLower(), shorts.GetUpper());
    }
}
