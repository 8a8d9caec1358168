using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x s(x), s the logistic function; the slope is s(x) (1 + x s(-x)).</summary>
internal readonly struct SiluFunction : IActivation
{
    public bool SlopeSeesValue => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => x * Logistic.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x)
        where T : struct, ILanes<T>
    {
        var s = Logistic.Both(x, out var opposite);
        return s * T.MultiplyAdd(x, opposite, T.Spread(1));
    }
}
