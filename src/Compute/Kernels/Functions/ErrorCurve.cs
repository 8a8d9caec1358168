using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>
/// The error function: near 0 its series 2 / sqrt(pi) (x - x³/3 + x⁵/10 - ...), which up to 1/2 ends after seven terms; beyond, twice the normal distribution
/// at sqrt(2) x, less 1.
/// </summary>
internal static class ErrorCurve
{
    private const float SeriesEnds = 0.5f;
    private const float RootTwo = 1.41421356f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        var far = T.MultiplyAdd(T.Spread(2), NormalCurve.Distribution(x * T.Spread(RootTwo), out _), T.Spread(-1));
        return T.IfGreater(T.Spread(SeriesEnds), T.Abs(x), Series(x), far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T x)
        where T : struct, ILanes<T>
    {
        var z = x * x;
        var p = T.MultiplyAdd(T.Spread(1.20553330e-4f), z, T.Spread(-8.54832702e-4f));
        p = T.MultiplyAdd(p, z, T.Spread(5.22397762e-3f));
        p = T.MultiplyAdd(p, z, T.Spread(-2.68661706e-2f));
        p = T.MultiplyAdd(p, z, T.Spread(1.12837917e-1f));
        p = T.MultiplyAdd(p, z, T.Spread(-3.76126389e-1f));
        return x * T.MultiplyAdd(p, z, T.Spread(1.12837917f));
    }
}
