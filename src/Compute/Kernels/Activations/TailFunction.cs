using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>The rectifier that a step applies to its own result.</summary>
internal readonly struct TailFunction(Tail tail) : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.Min(T.Spread(tail.Top), T.Max(T.Spread(tail.Slope) * x, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.IfGreater(y, T.Zero, T.IfGreater(T.Spread(tail.Top), y, T.Spread(1), T.Zero), T.Spread(tail.Slope));
}
