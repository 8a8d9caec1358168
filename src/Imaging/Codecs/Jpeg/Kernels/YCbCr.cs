using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>
/// YCbCr to RGB as JFIF defines it, with libjpeg's 16 fractional bits: R = Y + 1.402 Cr, G = Y - 0.34414 Cb - 0.71414 Cr, B = Y + 1.772 Cb, where Cb and Cr are
/// centred on 128.
/// </summary>
internal static class YCbCr
{
    private const int Half = 1 << 15;
    private const int CrToRed = 91881;
    private const int CbToGreen = -22554;
    private const int CrToGreen = -46802;
    private const int CbToBlue = 116130;

    /// <summary>Converts a row of planes to interleaved RGB.</summary>
    public static void ToRgb(ReadOnlySpan<byte> y, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> rgb)
    {
        var width = rgb.Length / 3;
        ArgumentOutOfRangeException.ThrowIfLessThan(y.Length, width);
        ArgumentOutOfRangeException.ThrowIfLessThan(cb.Length, width);
        ArgumentOutOfRangeException.ThrowIfLessThan(cr.Length, width);
        ToRgbScalar(y, cb, cr, rgb, Avx2.IsSupported ? ToRgbVector(y, cb, cr, rgb) : 0);
    }

    /// <summary>The definition, from pixel <paramref name="start"/> on.</summary>
    public static void ToRgbScalar(ReadOnlySpan<byte> y, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> rgb, int start)
    {
        for (var x = start; x < rgb.Length / 3; x++)
        {
            var (blue, red) = (cb[x] - 128, cr[x] - 128);
            rgb[3 * x] = Clamp(y[x] + (((red * CrToRed) + Half) >> 16));
            rgb[(3 * x) + 1] = Clamp(y[x] + (((blue * CbToGreen) + (red * CrToGreen) + Half) >> 16));
            rgb[(3 * x) + 2] = Clamp(y[x] + (((blue * CbToBlue) + Half) >> 16));
        }
    }

    /// <summary>Eight pixels a step; each store writes 4 bytes past its pixels, so the last ones are left over. Returns where they start.</summary>
    private static int ToRgbVector(ReadOnlySpan<byte> y, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> rgb)
    {
        ref var target = ref MemoryMarshal.GetReference(rgb);
        var x = 0;
        for (; (3 * x) + 28 <= rgb.Length; x += 8)
        {
            var luma = Load(y, x);
            var (blue, red) = (Load(cb, x) - Vector256.Create(128), Load(cr, x) - Vector256.Create(128));
            var half = Vector256.Create(Half);
            var r = Clamp(luma + (((red * CrToRed) + half) >> 16));
            var g = Clamp(luma + (((blue * CbToGreen) + (red * CrToGreen) + half) >> 16));
            var b = Clamp(luma + (((blue * CbToBlue) + half) >> 16));
            var pixels = (r | (g << 8) | (b << 16)).AsByte();
            var triples = Avx2.Shuffle(pixels, Vector256.Create(Vector128.Create(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255)));
            triples.GetLower().StoreUnsafe(ref target, (nuint)(3 * x));
            triples.GetUpper().StoreUnsafe(ref target, (nuint)((3 * x) + 12));
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(ReadOnlySpan<byte> plane, int x)
    {
        var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(plane), x));
        return Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(eight).AsByte());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Clamp(Vector256<int> value) => Vector256.Min(Vector256.Max(value, Vector256<int>.Zero), Vector256.Create(255));

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);
}
