using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x, kept between two limits: ReLU6 and hard tanh. No slope at the limits.</summary>
internal readonly struct BetweenFunction(float least, float most) : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => T.Min(T.Spread(most), T.Max(T.Spread(least), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.IfGreater(y, T.Spread(least), T.IfGreater(T.Spread(most), y, T.Spread(1), T.Zero), T.Zero);
}
