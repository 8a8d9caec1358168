using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x / (1 + |x|), whose slope is (1 - |y|)².</summary>
internal readonly struct SoftsignFunction : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => x / (T.Spread(1) + T.Abs(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T>
    {
        var rest = T.Spread(1) - T.Abs(y);
        return rest * rest;
    }
}
