using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>
/// Natural logarithms by log(1 + f) = 2 artanh(s), s = f / (2 + f), artanh(s) = s + s³ p(s²). Within 2 units in the last place; near 1 as well, where the
/// logarithm is small.
/// </summary>
internal static class Logarithm
{
    private const float LeastNormal = 1.17549435e-38f;
    private const float RootTwo = 1.41421356f;
    private const float Log2High = 0.693359375f;
    private const float Log2Low = -2.12194440e-4f;
    private const float TwoTo24 = 1 << 24;

    /// <summary>log(x): minus infinity at 0, not a number below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        T one = T.Spread(1), least = T.Spread(LeastNormal);
        var normal = T.IfGreater(least, x, x * T.Spread(TwoTo24), x);
        T e = T.Exponent(normal), m = T.Mantissa(normal);
        e = T.IfGreater(m, T.Spread(RootTwo), e + one, e);
        e = T.IfGreater(least, x, e - T.Spread(24), e);
        var f = T.IfGreater(m, T.Spread(RootTwo), m * T.Spread(0.5f), m) - one;
        var s = f / (T.Spread(2) + f);
        var z = s * s;
        var p = T.MultiplyAdd(T.Spread(0.1166672071f), z, T.Spread(0.1427535374f));
        p = T.MultiplyAdd(p, z, T.Spread(0.2000006145f));
        p = T.MultiplyAdd(p, z, T.Spread(0.3333333328f));
        var half = f * f * T.Spread(0.5f);
        var rest = s * T.MultiplyAdd(z * T.Spread(2), p, half) - half;
        var log = T.MultiplyAdd(e, T.Spread(Log2High), f + T.MultiplyAdd(e, T.Spread(Log2Low), rest));
        return Special(x, log);
    }

    /// <summary>log(1 + x) for x from 0 to 1, precise near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OnePlusUpTo1<T>(T x)
        where T : struct, ILanes<T>
    {
        var s = x / (T.Spread(2) + x);
        var z = s * s;
        var p = T.MultiplyAdd(T.Spread(0.1039829063f), z, T.Spread(0.08731110315f));
        p = T.MultiplyAdd(p, z, T.Spread(0.1113247574f));
        p = T.MultiplyAdd(p, z, T.Spread(0.1428514812f));
        p = T.MultiplyAdd(p, z, T.Spread(0.2000000545f));
        p = T.MultiplyAdd(p, z, T.Spread(0.3333333332f));
        return T.Spread(2) * T.MultiplyAdd(s * z, p, s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Special<T>(T x, T log)
        where T : struct, ILanes<T>
    {
        var endless = T.Spread(float.PositiveInfinity);
        log = T.IfGreater(endless, x, log, x);
        var upTo0 = T.IfGreater(T.Zero, x, T.Spread(float.NaN), T.Zero - endless);
        return T.IfGreater(x, T.Zero, log, T.IfGreater(T.Spread(1), x, upTo0, x));
    }
}
