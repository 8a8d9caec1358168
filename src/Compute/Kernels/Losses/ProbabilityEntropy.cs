using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>Binary cross-entropy of a probability: -y log x - (1 - y) log(1 - x), logarithms kept from -100 up and x (1 - x) from 1e-12 up.</summary>
internal readonly struct ProbabilityEntropy : IPairLoss
{
    private const float LeastLog = -100;
    private const float LeastVariance = 1e-12f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x, T y)
        where T : struct, ILanes<T> => T.Zero - (y * Log(x)) - ((T.Spread(1) - y) * Log(T.Spread(1) - x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T> => (x - y) / T.Max(T.Spread(LeastVariance), x * (T.Spread(1) - x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T> => Log(T.Spread(1) - x) - Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Log<T>(T p)
        where T : struct, ILanes<T> => T.Max(T.Spread(LeastLog), Logarithm.Of(p));
}
