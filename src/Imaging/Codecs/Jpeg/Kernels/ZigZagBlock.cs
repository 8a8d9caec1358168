using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>Puts coefficients into the order in which they are coded.</summary>
internal static class ZigZagBlock
{
    /// <summary>Copies 64 coefficients from natural to zigzag order.</summary>
    /// <returns>A bit for each place of the zigzag, set where the coefficient is not zero.</returns>
    public static ulong Order(ReadOnlySpan<short> block, Span<short> ordered)
    {
        var source = block[..64];
        var target = ordered[..64];
        var places = ZigZag.ToNatural;
        for (var place = 0; place < target.Length; place++)
            target[place] = source[places[place]];
        return Vector256.IsHardwareAccelerated ? NonZero(target) : NonZeroScalar(target);
    }

    /// <summary>The definition of what <see cref="Order"/> returns.</summary>
    public static ulong NonZeroScalar(ReadOnlySpan<short> ordered)
    {
        var mask = 0UL;
        for (var place = 0; place < 64; place++)
            mask |= (ordered[place] != 0 ? 1UL : 0) << place;
        return mask;
    }

    private static ulong NonZero(ReadOnlySpan<short> ordered)
    {
        ref var first = ref MemoryMarshal.GetReference(ordered);
        var zero = 0UL;
        for (var i = 0; i < 64; i += Vector256<short>.Count)
            zero |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256<short>.Zero).ExtractMostSignificantBits() << i;
        return ~zero;
    }
}
