using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x relu6(x + 3) / 6.</summary>
internal readonly struct HardSwishFunction : IActivation
{
    public bool SlopeSeesValue => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => x * T.Min(T.Spread(6), T.Max(T.Zero, x + T.Spread(3))) / T.Spread(6);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x)
        where T : struct, ILanes<T>
    {
        var between = T.MultiplyAdd(x, T.Spread(1 / 3f), T.Spread(0.5f));
        return T.IfGreater(T.Spread(-3), x, T.Zero, T.IfGreater(x, T.Spread(3), T.Spread(1), between));
    }
}
