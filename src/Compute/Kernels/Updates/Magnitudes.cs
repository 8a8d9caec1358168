using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>|a|, whatever b is.</summary>
internal readonly struct Magnitudes : ISum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Term(double left, double right) => Math.Abs(left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Term(Vector256<double> left, Vector256<double> right) => Vector256.Abs(left);
}
