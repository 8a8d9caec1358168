using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>relu6(x + 3) / 6. No slope at 0 and 1.</summary>
internal readonly struct HardSigmoidFunction : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.Min(T.Spread(6), T.Max(T.Zero, x + T.Spread(3))) / T.Spread(6);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.IfGreater(y, T.Zero, T.IfGreater(T.Spread(1), y, T.Spread(1 / 6f), T.Zero), T.Zero);
}
