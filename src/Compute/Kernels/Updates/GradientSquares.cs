using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>(g + L2 w + L1 sign w)², left g and right w: its sum is the squared norm of the gradient of loss and penalty.</summary>
internal readonly struct GradientSquares(double l1, double l2) : ISum
{
    private readonly double _l1 = l1;
    private readonly double _l2 = l2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Term(double left, double right)
    {
        var gradient = left + (_l2 * right) + (_l1 * (right > 0 ? 1 : right < 0 ? -1 : 0));
        return gradient * gradient;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Term(Vector256<double> left, Vector256<double> right)
    {
        var above = Vector256.GreaterThan(right, Vector256<double>.Zero) & Vector256<double>.One;
        var sign = above - (Vector256.LessThan(right, Vector256<double>.Zero) & Vector256<double>.One);
        var gradient = left + (_l2 * right) + (_l1 * sign);
        return gradient * gradient;
    }
}
