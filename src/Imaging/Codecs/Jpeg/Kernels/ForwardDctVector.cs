using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Row = System.Runtime.Intrinsics.Vector256<int>;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary><see cref="ForwardDct.Scalar"/> with the eight rows, then the eight columns, in the lanes of a vector.</summary>
internal static class ForwardDctVector
{
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc cref="ForwardDct.Quantised"/>
    public static void Quantised(ReadOnlySpan<byte> samples, int stride, ReadOnlySpan<int> quantisers, Span<short> block)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, (7 * stride) + 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantisers.Length, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(block.Length, 64);
        ref var source = ref MemoryMarshal.GetReference(samples);
        var (r0, r1, r2, r3) = (Load(ref source, 0), Load(ref source, stride), Load(ref source, 2 * stride), Load(ref source, 3 * stride));
        var (r4, r5, r6, r7) = (Load(ref source, 4 * stride), Load(ref source, 5 * stride), Load(ref source, 6 * stride), Load(ref source, 7 * stride));
        Transposition.Of8x8(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Transform(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, InverseDct.ColumnShift);
        (r0, r4) = (r0 << InverseDct.KeptBits, r4 << InverseDct.KeptBits);
        Transposition.Of8x8(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Transform(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, InverseDct.ConstantBits + InverseDct.KeptBits);
        var half = Vector256.Create(1 << (InverseDct.KeptBits - 1));
        (r0, r4) = ((r0 + half) >> InverseDct.KeptBits, (r4 + half) >> InverseDct.KeptBits);

        ref var divisors = ref MemoryMarshal.GetReference(quantisers);
        ref var target = ref MemoryMarshal.GetReference(block);
        Vector256.Narrow(Divide(r0, ref divisors, 0), Divide(r1, ref divisors, 8)).StoreUnsafe(ref target);
        Vector256.Narrow(Divide(r2, ref divisors, 16), Divide(r3, ref divisors, 24)).StoreUnsafe(ref target, 16);
        Vector256.Narrow(Divide(r4, ref divisors, 32), Divide(r5, ref divisors, 40)).StoreUnsafe(ref target, 32);
        Vector256.Narrow(Divide(r6, ref divisors, 48), Divide(r7, ref divisors, 56)).StoreUnsafe(ref target, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Row Load(ref byte source, nint offset)
    {
        var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, offset));
        return Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(eight).AsByte()) - Vector256.Create(128);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transform(ref Row r0, ref Row r1, ref Row r2, ref Row r3, ref Row r4, ref Row r5, ref Row r6, ref Row r7, int shift)
    {
        var (s0, s1, s2, s3) = (r0 + r7, r1 + r6, r2 + r5, r3 + r4);
        var (d0, d1, d2, d3) = (r0 - r7, r1 - r6, r2 - r5, r3 - r4);
        var half = Vector256.Create(1 << (shift - 1));

        var (outer, inner) = (s0 - s3, s1 - s2);
        var turn = ((inner + outer) * InverseDct.F0541) + half;
        (r0, r4) = (s0 + s3 + s1 + s2, s0 + s3 - s1 - s2);
        (r2, r6) = ((turn + (outer * InverseDct.F0765)) >> shift, (turn - (inner * InverseDct.F1847)) >> shift);

        var (a, b, c, d) = (d3 + d0, d2 + d1, d3 + d1, d2 + d0);
        var common = ((c + d) * InverseDct.F1175) + half;
        (a, b, c, d) = (a * -InverseDct.F0899, b * -InverseDct.F2562, common - (c * InverseDct.F1961), common - (d * InverseDct.F0390));
        (r1, r3) = (((d0 * InverseDct.F1501) + a + d) >> shift, ((d1 * InverseDct.F3072) + b + c) >> shift);
        (r5, r7) = (((d2 * InverseDct.F2053) + b + d) >> shift, ((d3 * InverseDct.F0298) + a + c) >> shift);
    }

    /// <summary>
    /// (|value| + 4 q) / (8 q) with the sign of the value. The quotient in single precision is exact: with dividends below 2^20 it stays below
    /// the next integer by more than half a unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Row Divide(Row value, ref int divisors, nuint index)
    {
        var quantiser = Vector256.LoadUnsafe(ref divisors, index);
        var dividend = Vector256.Abs(value) + (quantiser << 2);
        var level = Avx.ConvertToVector256Int32WithTruncation(Vector256.ConvertToSingle(dividend) / Vector256.ConvertToSingle(quantiser << 3));
        return Avx2.Sign(level, value);
    }
}
