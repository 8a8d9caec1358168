using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>|x - y|, whose slope is the sign of the difference.</summary>
internal readonly struct AbsoluteError : IPairLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x, T y)
        where T : struct, ILanes<T> => T.Abs(x - y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T> => Sign(x - y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T> => Sign(y - x);

    /// <summary>1, 0 or -1; what is not a number stays so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sign<T>(T d)
        where T : struct, ILanes<T> => T.IfGreater(d, T.Zero, T.Spread(1), T.IfGreater(T.Zero, d, T.Spread(-1), d));
}
