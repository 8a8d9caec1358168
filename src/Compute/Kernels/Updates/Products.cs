using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>a b: its sum is the inner product.</summary>
internal readonly struct Products : ISum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Term(double left, double right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Term(Vector256<double> left, Vector256<double> right) => left * right;
}
