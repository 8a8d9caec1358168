using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>The logistic function and its relatives, all by exp(-|x|), which never overflows.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : struct, ILanes<T>
    {
        var e = Exponential.Of(T.Zero - T.Abs(x));
        return T.IfGreater(T.Zero, x, e, T.Spread(1)) / (T.Spread(1) + e);
    }

    /// <summary>The logistic function at x and at -x, which is 1 less the first without a loss of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Both<T>(T x, out T opposite)
        where T : struct, ILanes<T>
    {
        var one = T.Spread(1);
        var e = Exponential.Of(T.Zero - T.Abs(x));
        opposite = T.IfGreater(T.Zero, x, one, e) / (one + e);
        return T.IfGreater(T.Zero, x, e, one) / (one + e);
    }

    /// <summary>log(1 + exp(x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x)
        where T : struct, ILanes<T> => T.Max(T.Zero, x) + SoftplusOfMinusAbs(x);

    /// <summary>log(1 + exp(-|x|)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SoftplusOfMinusAbs<T>(T x)
        where T : struct, ILanes<T> => Logarithm.OnePlusUpTo1(Exponential.Of(T.Zero - T.Abs(x)));

    /// <summary>With e = exp(-2|x|) - 1: -e / (2 + e), with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var e = Exponential.MinusOneUpTo0(T.Spread(-2) * T.Abs(x));
        var t = e / (T.Spread(2) + e);
        return T.IfGreater(x, T.Zero, T.Zero - t, t);
    }
}
