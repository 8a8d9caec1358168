using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// The horizontal half of a fixed-point resize of bytes: output pixel i, channel c is clamp((sum over k of weights[i * taps + k] * row[(first[i] + k) *
/// channels + c] + half) >> shift).
/// </summary>
internal static class HorizontalFilter
{
    /// <summary>Bytes after a row's end that <see cref="Lanes"/> may read, and samples after the output's end that it may write.</summary>
    public const int Slack = 16;

    public static bool HasLanes => Avx2.IsSupported;

    public static void Run(ReadOnlySpan<byte> row, ReadOnlySpan<int> first, in FixedWeights weights, int channels, in Rounding rounding, Span<short> output)
    {
        if (HasLanes)
            Lanes(row, first, weights.Weights, weights.Taps, channels, rounding, output);
        else
            Scalar(row, first, weights.Weights, weights.Taps, channels, rounding, output);
    }

    public static void Scalar(
        ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<short> weights, int taps, int channels, in Rounding rounding, Span<short> output)
    {
        for (var i = 0; i < first.Length; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                var sum = rounding.Half;
                for (var k = 0; k < taps; k++)
                {
                    if (weights[(i * taps) + k] is not 0 and var weight)
                        sum += weight * row[((first[i] + k) * channels) + c];
                }

                output[(i * channels) + c] = (short)Math.Clamp(sum >> rounding.Shift, rounding.Least, rounding.Most);
            }
        }
    }

    /// <summary>Four taps at a time: their bytes are spread to pairs of taps for each channel, so that one multiply-add sums a pair.</summary>
    public static void Lanes(
        ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<short> weights, int taps, int channels, in Rounding rounding, Span<short> output)
    {
        var spread = Spread(channels);
        var pairs = Vector256.Create(Vector128.Create(0x03020100u).AsByte(), Vector128.Create(0x07060504u).AsByte());
        var half = Vector128.Create(rounding.Half);
        var (least, most) = (Vector128.Create((short)rounding.Least), Vector128.Create((short)rounding.Most));
        ref var input = ref MemoryMarshal.GetReference(row);
        ref var tap = ref MemoryMarshal.GetReference(weights);
        ref var result = ref MemoryMarshal.GetReference(output);
        for (var i = 0; i < first.Length; i++)
        {
            var sum = Vector256<int>.Zero;
            for (var k = 0; k < taps; k += FixedWeights.Block)
            {
                var bytes = Vector128.LoadUnsafe(ref input, (nuint)((first[i] + k) * channels));
                var values = Avx2.Shuffle(Vector256.Create(bytes, bytes), spread).AsInt16();
                var four = Vector64.LoadUnsafe(ref tap, (nuint)((i * taps) + k)).AsUInt64().ToScalar();
                sum += Avx2.MultiplyAddAdjacent(values, Avx2.Shuffle(Vector256.Create(four).AsByte(), pairs).AsInt16());
            }

            var rounded = Vector128.ShiftRightArithmetic(sum.GetLower() + sum.GetUpper() + half, rounding.Shift);
            var narrow = Sse2.PackSignedSaturate(rounded, rounded);
            Vector128.Clamp(narrow, least, most).GetLower().StoreUnsafe(ref result, (nuint)(i * channels));
        }
    }

    /// <summary>
    /// Byte indices that turn pixels p0 p1 | p2 p3 into 16-bit pairs (p0, p1) and (p2, p3) for each of four channels; absent channels are zero.
    /// </summary>
    private static Vector256<byte> Spread(int channels)
    {
        const byte Zero = 0x80;
        Span<byte> indices = stackalloc byte[32];
        indices.Fill(Zero);
        for (var tap = 0; tap < FixedWeights.Block; tap++)
        {
            for (var c = 0; c < channels; c++)
                indices[((tap / 2) * 16) + (c * 4) + ((tap % 2) * 2)] = (byte)((tap * channels) + c);
        }

        return Vector256.Create<byte>(indices);
    }
}
