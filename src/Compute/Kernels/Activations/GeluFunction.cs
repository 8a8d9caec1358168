using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x P(x), P the normal distribution function and p its density; the slope is P(x) + x p(x).</summary>
internal readonly struct GeluFunction : IActivation
{
    public bool SlopeSeesValue => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => x * NormalCurve.Distribution(x, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x)
        where T : struct, ILanes<T>
    {
        var distribution = NormalCurve.Distribution(x, out var density);
        return T.MultiplyAdd(x, density, distribution);
    }
}
