using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>
/// Binary cross-entropy of a logit: log(1 + exp(x)) - x y, written as (max(x, 0) - x y) + log(1 + exp(-|x|)), which keeps its digits where x and y agree.
/// </summary>
internal readonly struct LogitEntropy : IPairLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x, T y)
        where T : struct, ILanes<T> => T.Max(T.Zero, x) - (x * y) + Logistic.SoftplusOfMinusAbs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T> => Logistic.Sigmoid(x) - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T> => T.Zero - x;
}
