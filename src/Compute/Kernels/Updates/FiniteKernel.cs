using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>Whether numbers are finite: 0 times each adds up to 0, and to what is not a number as soon as one of them is infinite or none.</summary>
internal static unsafe class FiniteKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreFinite<T>(Floats values)
        where T : struct, ILanes<T>
    {
        T zero = T.Zero, a = zero, b = zero, c = zero, d = zero;
        var from = values.Start;
        var end = from + values.Count;
        for (; from + (4 * T.Count) <= end; from += 4 * T.Count)
        {
            a = T.MultiplyAdd(zero, T.Load(from), a);
            b = T.MultiplyAdd(zero, T.Load(from + T.Count), b);
            c = T.MultiplyAdd(zero, T.Load(from + (2 * T.Count)), c);
            d = T.MultiplyAdd(zero, T.Load(from + (3 * T.Count)), d);
        }

        var sum = T.Sum(a + b + (c + d));
        for (; from < end; from++)
        {
            sum += 0 * *from;
        }

        return sum == 0;
    }
}
