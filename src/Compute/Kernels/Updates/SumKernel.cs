using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// Adds up in double precision: term i goes to sum i mod 8, then the sums are added in a tree. The order is the same in the loop over vectors and in the
/// plain one.
/// </summary>
internal static unsafe class SumKernel
{
    private const int Sums = 8;

    /// <summary>By vectors, but for one lane, which has the plain loop.</summary>
    public static double Run<TSum>(int lanes, Floats left, Floats right, TSum sum)
        where TSum : struct, ISum => lanes == 1 ? Plain(left, right, sum) : Vectors(left, right, sum);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Vectors<TSum>(Floats left, Floats right, TSum sum)
        where TSum : struct, ISum
    {
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        var i = 0L;
        for (; i <= left.Count - Sums; i += Sums)
        {
            var (lowLeft, highLeft) = Vector256.Widen(Vector256.Load(left.Start + i));
            var (lowRight, highRight) = Vector256.Widen(Vector256.Load(right.Start + i));
            low += sum.Term(lowLeft, lowRight);
            high += sum.Term(highLeft, highRight);
        }

        var sums = stackalloc double[Sums];
        low.Store(sums);
        high.Store(sums + (Sums / 2));
        AddPlain(left, right, sum, i, sums);
        return Tree(sums);
    }

    private static double Plain<TSum>(Floats left, Floats right, TSum sum)
        where TSum : struct, ISum
    {
        var sums = stackalloc double[Sums];
        new Span<double>(sums, Sums).Clear();
        AddPlain(left, right, sum, 0, sums);
        return Tree(sums);
    }

    private static void AddPlain<TSum>(Floats left, Floats right, TSum sum, long start, double* sums)
        where TSum : struct, ISum
    {
        for (var i = start; i < left.Count; i++)
        {
            sums[i % Sums] += sum.Term(left.Start[i], right.Start[i]);
        }
    }

    private static double Tree(double* sums) => (sums[0] + sums[1] + (sums[2] + sums[3])) + (sums[4] + sums[5] + (sums[6] + sums[7]));
}
