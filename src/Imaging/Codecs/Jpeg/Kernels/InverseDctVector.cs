using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Row = System.Runtime.Intrinsics.Vector256<int>;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary><see cref="InverseDct.Scalar"/> with the eight columns, then the eight rows, in the lanes of a vector.</summary>
internal static class InverseDctVector
{
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc cref="InverseDct.Write"/>
    public static void Write(ReadOnlySpan<short> block, ReadOnlySpan<short> quantisation, Span<byte> samples, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(block.Length, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantisation.Length, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, (7 * stride) + 8);
        ref var coefficients = ref MemoryMarshal.GetReference(block);
        ref var quantisers = ref MemoryMarshal.GetReference(quantisation);
        var (r0, r1) = Load(ref coefficients, ref quantisers, 0);
        var (r2, r3) = Load(ref coefficients, ref quantisers, 16);
        var (r4, r5) = Load(ref coefficients, ref quantisers, 32);
        var (r6, r7) = Load(ref coefficients, ref quantisers, 48);
        Transform(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, InverseDct.ColumnBias, InverseDct.ColumnShift);
        Transposition.Of8x8(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Transform(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, InverseDct.RowBias, InverseDct.RowShift);

        // In each 128-bit half: 16 samples as four columns of four rows, turned by the shuffle into four rows of four columns.
        var left = Avx2.PackUnsignedSaturate(Avx2.PackSignedSaturate(r0, r1), Avx2.PackSignedSaturate(r2, r3));
        var right = Avx2.PackUnsignedSaturate(Avx2.PackSignedSaturate(r4, r5), Avx2.PackSignedSaturate(r6, r7));
        var turn = Vector256.Create(Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
        var (leftRows, rightRows) = (Avx2.Shuffle(left, turn).AsInt32(), Avx2.Shuffle(right, turn).AsInt32());
        Store(Avx2.UnpackLow(leftRows, rightRows).AsUInt64(), Avx2.UnpackHigh(leftRows, rightRows).AsUInt64(), ref MemoryMarshal.GetReference(samples), stride);
    }

    /// <summary>Two rows of coefficients times quantisers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Row First, Row Second) Load(ref short coefficients, ref short quantisers, nuint index) =>
        Vector256.Widen(Vector256.LoadUnsafe(ref coefficients, index) * Vector256.LoadUnsafe(ref quantisers, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transform(ref Row r0, ref Row r1, ref Row r2, ref Row r3, ref Row r4, ref Row r5, ref Row r6, ref Row r7, int bias, int shift)
    {
        var half = Vector256.Create(bias);
        var (sum, difference) = (((r0 + r4) << InverseDct.ConstantBits) + half, ((r0 - r4) << InverseDct.ConstantBits) + half);
        var turn = (r2 + r6) * InverseDct.F0541;
        var (even2, even3) = (turn - (r6 * InverseDct.F1847), turn + (r2 * InverseDct.F0765));
        var (e0, e1, e2, e3) = (sum + even3, difference + even2, difference - even2, sum - even3);

        var (a, b, c, d) = (r7 + r1, r5 + r3, r7 + r3, r5 + r1);
        var common = (c + d) * InverseDct.F1175;
        (a, b, c, d) = (a * -InverseDct.F0899, b * -InverseDct.F2562, common - (c * InverseDct.F1961), common - (d * InverseDct.F0390));
        var (o0, o1) = ((r1 * InverseDct.F1501) + a + d, (r3 * InverseDct.F3072) + b + c);
        var (o2, o3) = ((r5 * InverseDct.F2053) + b + d, (r7 * InverseDct.F0298) + a + c);

        (r0, r7) = ((e0 + o0) >> shift, (e0 - o0) >> shift);
        (r1, r6) = ((e1 + o1) >> shift, (e1 - o1) >> shift);
        (r2, r5) = ((e2 + o2) >> shift, (e2 - o2) >> shift);
        (r3, r4) = ((e3 + o3) >> shift, (e3 - o3) >> shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> rows01And45, Vector256<ulong> rows23And67, ref byte samples, nint stride)
    {
        Unsafe.WriteUnaligned(ref samples, rows01And45[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, stride), rows01And45[1]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, 2 * stride), rows23And67[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, 3 * stride), rows23And67[1]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, 4 * stride), rows01And45[2]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, 5 * stride), rows01And45[3]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, 6 * stride), rows23And67[2]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, 7 * stride), rows23And67[3]);
    }
}
