using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// The two halves of a bilinear resize of bytes. Horizontal: (w0 * p0 + w1 * p1) >> 4, 15 bits. Vertical: ((w0 * a >> 16) + (w1 * b >> 16) + 2) >> 2. The
/// weights have 11 bits.
/// </summary>
internal static class BilinearKernels
{
    /// <summary>Samples after the output's end that <see cref="Horizontal"/> may write.</summary>
    public const int Slack = BilinearBlocks.Samples;

    private const int Dropped = 4;

    /// <summary><paramref name="row"/> goes on behind the picture's row as far as memory may be read.</summary>
    public static void Horizontal(ReadOnlySpan<byte> row, in BilinearTable columns, int channels, Span<short> output)
    {
        var done = Avx2.IsSupported
            ? BilinearLanes.Horizontal(row, columns.First, columns.Weights, channels, output)
            : 0;
        HorizontalScalar(row, columns.First[done..], columns.Second[done..], columns.Weights[done..], channels, output[(done * channels)..]);
    }

    /// <summary>Whether blocks can be used: the processor has the instruction and the windows suffice.</summary>
    public static bool UsesBlocks(in BilinearTable columns, int inputs, int channels) =>
        Avx512Vbmi.IsSupported && BilinearBlocks.Fit(columns, inputs, channels);

    public static void HorizontalScalar(
        ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> weights, int channels, Span<short> output)
    {
        for (var i = 0; i < first.Length; i++)
        {
            var (w0, w1) = ((short)weights[i], weights[i] >> 16);
            for (var c = 0; c < channels; c++)
                output[(i * channels) + c] = (short)(((w0 * row[(first[i] * channels) + c]) + (w1 * row[(second[i] * channels) + c])) >> Dropped);
        }
    }

    public static void Vertical(ReadOnlySpan<short> a, ReadOnlySpan<short> b, int weights, Span<byte> output)
    {
        var done = Avx512BW.IsSupported ? BilinearLanes.Vertical512(a, b, weights, output)
            : Avx2.IsSupported ? BilinearLanes.Vertical256(a, b, weights, output)
            : 0;
        VerticalScalar(a[done..], b[done..], weights, output[done..]);
    }

    public static void VerticalScalar(ReadOnlySpan<short> a, ReadOnlySpan<short> b, int weights, Span<byte> output)
    {
        var (w0, w1) = ((short)weights, weights >> 16);
        for (var x = 0; x < output.Length; x++)
            output[x] = (byte)(((w0 * a[x] >> 16) + (w1 * b[x] >> 16) + 2) >> 2);
    }
}
