using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>d² / (2 beta) where |d| is below beta, |d| - beta / 2 elsewhere, d = x - y.</summary>
internal readonly struct SmoothError(float beta) : IPairLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var d = T.Abs(x - y);
        return T.IfGreater(T.Spread(beta), d, d * d / T.Spread(2 * beta), d - T.Spread(beta / 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T> => Slope(x - y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T> => Slope(y - x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Slope<T>(T d)
        where T : struct, ILanes<T> => T.Min(T.Spread(1), T.Max(T.Spread(-1), d / T.Spread(beta)));
}
