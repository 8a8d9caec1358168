using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>(x - y)².</summary>
internal readonly struct SquaredError : IPairLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var d = x - y;
        return d * d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T> => T.Spread(2) * (x - y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T> => T.Spread(2) * (y - x);
}
