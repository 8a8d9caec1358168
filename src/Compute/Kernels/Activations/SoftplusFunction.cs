using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>log(1 + exp(beta x)) / beta, whose slope is 1 - exp(-beta y).</summary>
internal readonly struct SoftplusFunction(float beta) : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => Logistic.Softplus(T.Spread(beta) * x) / T.Spread(beta);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.Zero - Exponential.MinusOneUpTo0(T.Spread(-beta) * y);
}
