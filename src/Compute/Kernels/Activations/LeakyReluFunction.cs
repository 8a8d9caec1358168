using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x above 0, a slope times x below. Where that slope is negative y does not tell the sign of x.</summary>
internal readonly struct LeakyReluFunction(float slope) : IActivation
{
    public bool SlopeSeesValue => slope >= 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.IfGreater(x, T.Zero, x, T.Spread(slope) * x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T seen)
        where T : struct, ILanes<T> => T.IfGreater(seen, T.Zero, T.Spread(1), T.Spread(slope));
}
