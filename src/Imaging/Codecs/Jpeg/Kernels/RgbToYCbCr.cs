using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>
/// RGB to YCbCr as JFIF defines it, with libjpeg's 16 fractional bits: Y = 0.299 R + 0.587 G + 0.114 B, Cb = 128 - 0.16874 R - 0.33126 G + 0.5 B,
/// Cr = 128 + 0.5 R - 0.41869 G - 0.08131 B. Pixels have 3 channels or 4, of which the last is not read.
/// </summary>
internal static class RgbToYCbCr
{
    private const int Half = 1 << 15;
    private const int Centre = (128 << 16) + Half - 1;

    /// <summary>Converts a row of interleaved pixels to planes.</summary>
    public static void Convert(ReadOnlySpan<byte> pixels, int channels, Span<byte> y, Span<byte> cb, Span<byte> cr)
    {
        var width = pixels.Length / channels;
        ArgumentOutOfRangeException.ThrowIfLessThan(y.Length, width);
        ArgumentOutOfRangeException.ThrowIfLessThan(cb.Length, width);
        ArgumentOutOfRangeException.ThrowIfLessThan(cr.Length, width);
        Scalar(pixels, channels, y, cb, cr, Avx2.IsSupported ? Vector(pixels, channels, y, cb, cr) : 0);
    }

    /// <summary>The definition, from pixel <paramref name="start"/> on.</summary>
    public static void Scalar(ReadOnlySpan<byte> pixels, int channels, Span<byte> y, Span<byte> cb, Span<byte> cr, int start)
    {
        for (var x = start; x < pixels.Length / channels; x++)
        {
            var (r, g, b) = (pixels[x * channels], pixels[(x * channels) + 1], pixels[(x * channels) + 2]);
            y[x] = (byte)(((19595 * r) + (38470 * g) + (7471 * b) + Half) >> 16);
            cb[x] = (byte)(((-11059 * r) - (21709 * g) + (32768 * b) + Centre) >> 16);
            cr[x] = (byte)(((32768 * r) - (27439 * g) - (5329 * b) + Centre) >> 16);
        }
    }

    /// <summary>Eight pixels a step, in two halves of 16 loaded bytes each; returns where the pixels that are left over start.</summary>
    private static int Vector(ReadOnlySpan<byte> pixels, int channels, Span<byte> y, Span<byte> cb, Span<byte> cr)
    {
        ref var source = ref MemoryMarshal.GetReference(pixels);
        var spread = channels == 3
            ? Vector128.Create(0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255)
            : Vector128.Create(0, 1, 2, 255, 4, 5, 6, 255, 8, 9, 10, 255, 12, 13, 14, 255);
        var (x, mask) = (0, Vector256.Create(255));
        for (; ((x + 4) * channels) + 16 <= pixels.Length; x += 8)
        {
            var halves = Vector256.Create(
                Vector128.LoadUnsafe(ref source, (nuint)(x * channels)),
                Vector128.LoadUnsafe(ref source, (nuint)((x + 4) * channels)));
            var quads = Avx2.Shuffle(halves, Vector256.Create(spread)).AsInt32();
            var (r, g, b) = (quads & mask, (quads >> 8) & mask, quads >> 16);
            Store(((r * 19595) + (g * 38470) + (b * 7471) + Vector256.Create(Half)) >> 16, y, x);
            Store(((r * -11059) - (g * 21709) + (b * 32768) + Vector256.Create(Centre)) >> 16, cb, x);
            Store(((r * 32768) - (g * 27439) - (b * 5329) + Vector256.Create(Centre)) >> 16, cr, x);
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> values, Span<byte> plane, int x)
    {
        var words = Vector128.Narrow(values.GetLower(), values.GetUpper());
        var bytes = Vector128.Narrow(words.AsUInt16(), words.AsUInt16());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetReference(plane), x), bytes.AsUInt64()[0]);
    }
}
