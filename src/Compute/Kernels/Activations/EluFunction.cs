using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>
/// scale * x above 0, scale * alpha * (exp(x) - 1) below, where the slope is y + scale * alpha: ELU and SELU. Where alpha is negative y does not tell the sign
/// of x.
/// </summary>
internal readonly struct EluFunction(float alpha, float scale) : IActivation
{
    public bool SlopeSeesValue => alpha >= 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.Spread(scale) * T.IfGreater(x, T.Zero, x, T.Spread(alpha) * Exponential.MinusOneUpTo0(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T seen)
        where T : struct, ILanes<T>
    {
        var low = T.Spread(scale * alpha);
        var below = SlopeSeesValue ? seen + low : T.MultiplyAdd(low, Exponential.MinusOneUpTo0(seen), low);
        return T.IfGreater(seen, T.Zero, T.Spread(scale), below);
    }
}
