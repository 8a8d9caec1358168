using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>factor * x.</summary>
internal readonly struct ScaleFunction(float factor) : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.Spread(factor) * x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.Spread(factor);
}
