using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>factor * x + shift.</summary>
internal readonly struct AffineFunction(float factor, float shift) : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => (T.Spread(factor) * x) + T.Spread(shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.Spread(factor);
}
