using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>
/// Σ term(a[i], b[i]) in single precision, in the order in which ML.NET's own sums run on a machine with 512-bit vectors, so that optimisers take the
/// same steps: whole vectors are added one after the other, what is left sits in the last lanes of one more, and the lanes are summed at the end. Of more
/// than eight vectors, the first is added after those that come in groups of eight behind it.
/// </summary>
internal static class LaneSum<TTerm>
    where TTerm : struct, ITerm
{
    private const int GroupSize = 8;

    public static float Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        b = b[..a.Length];
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        if (a.Length >= Vector512<float>.Count)
            return Wide(ref left, ref right, a.Length);
        if (a.Length >= Vector256<float>.Count)
            return Vector256.Sum(At256(ref left, ref right, 0) + Tail256(ref left, ref right, a.Length));
        if (a.Length >= Vector128<float>.Count)
            return Vector128.Sum(At128(ref left, ref right, 0) + Tail128(ref left, ref right, a.Length));

        var sum = 0f;
        for (var i = a.Length - 1; i >= 0; i--)
            sum += TTerm.Of(a[i], b[i]);
        return sum;
    }

    private static float Wide(ref float left, ref float right, int length)
    {
        var lanes = Vector512<float>.Count;
        var sum = Vector512<float>.Zero;
        var next = lanes;
        if (length > GroupSize * lanes)
        {
            for (; length - next >= GroupSize * lanes; next += GroupSize * lanes)
            {
                for (var i = 0; i < GroupSize; i++)
                    sum += At512(ref left, ref right, next + (i * lanes));
            }
        }

        sum += At512(ref left, ref right, 0);
        for (; next <= length - lanes; next += lanes)
            sum += At512(ref left, ref right, next);
        var tail = At512(ref left, ref right, length - lanes);
        var isTail = Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(lanes - (length % lanes))).AsSingle();
        return Vector512.Sum(sum + (tail & isTail));
    }

    private static Vector512<float> At512(ref float left, ref float right, int index) =>
        TTerm.Of(Vector512.LoadUnsafe(ref left, (nuint)index), Vector512.LoadUnsafe(ref right, (nuint)index));

    private static Vector256<float> At256(ref float left, ref float right, int index) =>
        TTerm.Of(Vector256.LoadUnsafe(ref left, (nuint)index), Vector256.LoadUnsafe(ref right, (nuint)index));

    private static Vector128<float> At128(ref float left, ref float right, int index) =>
        TTerm.Of(Vector128.LoadUnsafe(ref left, (nuint)index), Vector128.LoadUnsafe(ref right, (nuint)index));

    private static Vector256<float> Tail256(ref float left, ref float right, int length)
    {
        var lanes = Vector256<float>.Count;
        var isTail = Vector256.GreaterThanOrEqual(Vector256<int>.Indices, Vector256.Create(lanes - (length % lanes)));
        return At256(ref left, ref right, length - lanes) & isTail.AsSingle();
    }

    private static Vector128<float> Tail128(ref float left, ref float right, int length)
    {
        var lanes = Vector128<float>.Count;
        var isTail = Vector128.GreaterThanOrEqual(Vector128<int>.Indices, Vector128.Create(lanes - (length % lanes)));
        return At128(ref left, ref right, length - lanes) & isTail.AsSingle();
    }
}
