using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>L1 |a| + L2 / 2 a², whatever b is: its sum is the penalty.</summary>
internal readonly struct PenaltyTerms(double l1, double l2) : ISum
{
    private readonly double _l1 = l1;
    private readonly double _halfL2 = l2 / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Term(double left, double right) => (_l1 * Math.Abs(left)) + (_halfL2 * left * left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Term(Vector256<double> left, Vector256<double> right) => (_l1 * Vector256.Abs(left)) + (_halfL2 * left * left);
}
