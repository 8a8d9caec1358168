using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>|x|. No slope at 0.</summary>
internal readonly struct AbsFunction : IActivation
{
    public bool SlopeSeesValue => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x)
        where T : struct, ILanes<T> => T.IfGreater(x, T.Zero, T.Spread(1), T.IfGreater(T.Zero, x, T.Spread(-1), T.Zero));
}
