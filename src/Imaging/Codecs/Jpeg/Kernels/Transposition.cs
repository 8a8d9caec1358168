using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Row = System.Runtime.Intrinsics.Vector256<int>;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>Transposes blocks that lie in registers; AVX2 only.</summary>
internal static class Transposition
{
    /// <summary>Exchanges rows and columns of 8 x 8 values, one row a vector, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of8x8(ref Row r0, ref Row r1, ref Row r2, ref Row r3, ref Row r4, ref Row r5, ref Row r6, ref Row r7)
    {
        var (a0, a1, a2, a3) = Of4x4(r0, r1, r2, r3);
        var (b0, b1, b2, b3) = Of4x4(r4, r5, r6, r7);
        (r0, r4) = (Avx2.Permute2x128(a0, b0, 0x20), Avx2.Permute2x128(a0, b0, 0x31));
        (r1, r5) = (Avx2.Permute2x128(a1, b1, 0x20), Avx2.Permute2x128(a1, b1, 0x31));
        (r2, r6) = (Avx2.Permute2x128(a2, b2, 0x20), Avx2.Permute2x128(a2, b2, 0x31));
        (r3, r7) = (Avx2.Permute2x128(a3, b3, 0x20), Avx2.Permute2x128(a3, b3, 0x31));
    }

    /// <summary>Transposes the 4 x 4 matrices in the lower and in the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Row, Row, Row, Row) Of4x4(Row a, Row b, Row c, Row d)
    {
        var (ab, cd) = (Avx2.UnpackLow(a, b).AsInt64(), Avx2.UnpackLow(c, d).AsInt64());
        var (abHigh, cdHigh) = (Avx2.UnpackHigh(a, b).AsInt64(), Avx2.UnpackHigh(c, d).AsInt64());
        return (Avx2.UnpackLow(ab, cd).AsInt32(), Avx2.UnpackHigh(ab, cd).AsInt32(),
            Avx2.UnpackLow(abHigh, cdHigh).AsInt32(), Avx2.UnpackHigh(abHigh, cdHigh).AsInt32());
    }
}
