using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>x (1 + tanh(u)) / 2 = x s(2u), s the logistic function, u = sqrt(2 / pi) (x + 0.044715 x³). Beyond ±12 s is 0 or 1 to the last digit.</summary>
internal readonly struct TanhGeluFunction : IActivation
{
    private const float TwiceRootTwoOverPi = 1.59576912f;
    private const float Cubic = 0.044715f;
    private const float Saturates = 12;

    public bool SlopeSeesValue => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => x * Logistic.Sigmoid(TwiceInner(Kept(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x)
        where T : struct, ILanes<T>
    {
        var kept = Kept(x);
        var s = Logistic.Both(TwiceInner(kept), out var opposite);
        var slope = T.MultiplyAdd(kept * kept, T.Spread(3 * Cubic * TwiceRootTwoOverPi), T.Spread(TwiceRootTwoOverPi));
        return T.MultiplyAdd(kept * slope, s * opposite, s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Kept<T>(T x)
        where T : struct, ILanes<T> => T.Min(T.Spread(Saturates), T.Max(T.Spread(-Saturates), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TwiceInner<T>(T x)
        where T : struct, ILanes<T> => x * T.MultiplyAdd(x * x, T.Spread(Cubic * TwiceRootTwoOverPi), T.Spread(TwiceRootTwoOverPi));
}
