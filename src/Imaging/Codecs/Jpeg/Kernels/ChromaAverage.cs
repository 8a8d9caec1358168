using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>Makes one colour sample of two or four. What is added before the division alternates, so that halves are rounded up and down in turn.</summary>
internal static class ChromaAverage
{
    private static Vector256<ushort> InTurn => Vector256.Create((ushort)0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);

    /// <summary>target[x] = (line[2x] + line[2x+1] + (0 or 1)) / 2.</summary>
    public static void OfTwo(ReadOnlySpan<byte> line, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line.Length, 2 * target.Length);
        var x = 0;
        for (; Vector256.IsHardwareAccelerated && x <= target.Length - Vector256<ushort>.Count; x += Vector256<ushort>.Count)
            Store((SumOfPairs(line, x) + InTurn) >>> 1, target, x);
        OfTwoScalar(line, target, x);
    }

    /// <summary>The definition of <see cref="OfTwo"/> from <paramref name="start"/> on.</summary>
    public static void OfTwoScalar(ReadOnlySpan<byte> line, Span<byte> target, int start)
    {
        for (var x = start; x < target.Length; x++)
            target[x] = (byte)((line[2 * x] + line[(2 * x) + 1] + (x & 1)) >> 1);
    }

    /// <summary>target[x] = (upper[2x] + upper[2x+1] + lower[2x] + lower[2x+1] + (1 or 2)) / 4.</summary>
    public static void OfFour(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upper.Length, 2 * target.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(lower.Length, 2 * target.Length);
        var x = 0;
        for (; Vector256.IsHardwareAccelerated && x <= target.Length - Vector256<ushort>.Count; x += Vector256<ushort>.Count)
            Store((SumOfPairs(upper, x) + SumOfPairs(lower, x) + InTurn + Vector256<ushort>.One) >>> 2, target, x);
        OfFourScalar(upper, lower, target, x);
    }

    /// <summary>The definition of <see cref="OfFour"/> from <paramref name="start"/> on.</summary>
    public static void OfFourScalar(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target, int start)
    {
        for (var x = start; x < target.Length; x++)
            target[x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 1 + (x & 1)) >> 2);
    }

    /// <summary>line[2x] + line[2x+1] and the sums after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> SumOfPairs(ReadOnlySpan<byte> line, int x)
    {
        var pairs = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(line), (nuint)(2 * x)).AsUInt16();
        return (pairs & Vector256.Create((ushort)255)) + (pairs >>> 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ushort> values, Span<byte> target, int x) =>
        Vector128.Narrow(values.GetLower(), values.GetUpper()).StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)x);
}
