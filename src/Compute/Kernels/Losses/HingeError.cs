using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>max(0, margin - x y), or its square.</summary>
internal readonly struct HingeError(float margin, bool squared) : IPairLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var violation = Violation(x, y);
        return squared ? violation * violation : violation;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T> => y * Slope(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T> => x * Slope(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Violation<T>(T x, T y)
        where T : struct, ILanes<T> => T.Max(T.Zero, T.Spread(margin) - (x * y));

    /// <summary>The derivative with respect to x y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Slope<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var violation = Violation(x, y);
        return squared ? T.Spread(-2) * violation : T.IfGreater(violation, T.Zero, T.Spread(-1), T.Zero);
    }
}
