using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Positions as whole pixels and shares of a pixel: value + offset = whole + share, 0 &lt;= share &lt; 1.</summary>
internal static class Positions
{
    /// <summary>The whole part of positions that are no numbers or at least <see cref="Farthest"/> away.</summary>
    public const int Nowhere = int.MinValue;

    public const double Farthest = 1 << 30;

    public static void Split(ReadOnlySpan<double> values, double offset, Span<int> wholes, Span<float> shares)
    {
        var done = Avx.IsSupported ? SplitLanes(values, offset, wholes, shares) : 0;
        SplitScalar(values[done..], offset, wholes[done..], shares[done..]);
    }

    public static void SplitScalar(ReadOnlySpan<double> values, double offset, Span<int> wholes, Span<float> shares)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] + offset;
            var whole = Math.Floor(value);
            var near = Math.Abs(value) < Farthest;
            wholes[i] = near ? (int)whole : Nowhere;
            shares[i] = near ? (float)(value - whole) : 0;
        }
    }

    /// <summary>Four at a time; returns how many were made.</summary>
    private static int SplitLanes(ReadOnlySpan<double> values, double offset, Span<int> wholes, Span<float> shares)
    {
        ref var from = ref MemoryMarshal.GetReference(values);
        ref var whole = ref MemoryMarshal.GetReference(wholes);
        ref var share = ref MemoryMarshal.GetReference(shares);
        var i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            var value = Vector256.LoadUnsafe(ref from, (nuint)i) + Vector256.Create(offset);
            var near = Vector256.LessThan(Vector256.Abs(value), Vector256.Create(Farthest));
            value = Vector256.ConditionalSelect(near, value, Vector256.Create((double)Nowhere));
            var floor = Vector256.Floor(value);
            Avx.ConvertToVector128Int32WithTruncation(floor).StoreUnsafe(ref whole, (nuint)i);
            Avx.ConvertToVector128Single(value - floor).StoreUnsafe(ref share, (nuint)i);
        }

        return i;
    }
}
