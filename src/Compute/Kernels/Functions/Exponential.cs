using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>
/// exp(x) = 2^n exp(r), n whole and |r| at most log(2) / 2, where exp(r) = 1 + r + r² p(r); p fits to 3e-9, relative. Within 2 units in the last place
/// everywhere, numbers below the normal ones and infinity included.
/// </summary>
internal static class Exponential
{
    private const float Overflows = 89;
    private const float Vanishes = -104;
    private const float IsMinusOne = -30;
    private const float Log2E = 1.44269504f;
    private const float Log2High = 0.693359375f;
    private const float Log2Low = -2.12194440e-4f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Max(T.Spread(Vanishes), T.Min(T.Spread(Overflows), x));
        var n = T.Floor(T.MultiplyAdd(x, T.Spread(Log2E), T.Spread(0.5f)));
        var half = T.Floor(n * T.Spread(0.5f));
        return (T.Spread(1) + RestMinusOne(x, n)) * T.PowerOfTwo(half) * T.PowerOfTwo(n - half);
    }

    /// <summary>exp(x) - 1 for x up to 0, precise near 0 too; the same as at 0 for x above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinusOneUpTo0<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Max(T.Spread(IsMinusOne), T.Min(T.Zero, x));
        var n = T.Floor(T.MultiplyAdd(x, T.Spread(Log2E), T.Spread(0.5f)));
        var power = T.PowerOfTwo(n);
        return T.MultiplyAdd(power, RestMinusOne(x, n), power - T.Spread(1));
    }

    /// <summary>exp(x - n log(2)) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T RestMinusOne<T>(T x, T n)
        where T : struct, ILanes<T>
    {
        var r = T.MultiplyAdd(n, T.Spread(-Log2Low), T.MultiplyAdd(n, T.Spread(-Log2High), x));
        var p = T.MultiplyAdd(T.Spread(0.0001985812598f), r, T.Spread(0.001393448646f));
        p = T.MultiplyAdd(p, r, T.Spread(0.008333361817f));
        p = T.MultiplyAdd(p, r, T.Spread(0.04166645746f));
        p = T.MultiplyAdd(p, r, T.Spread(0.1666666652f));
        p = T.MultiplyAdd(p, r, T.Spread(0.5000000014f));
        return T.MultiplyAdd(r * r, p, r);
    }
}
