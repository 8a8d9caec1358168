using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>
/// The standard normal distribution. Its tail is exp(-x²/2) p(t) / (|x| + 2.5), t = |x| / (|x| + 2.5), p fitted to the scaled error complement within 6e-9,
/// relative, so that digits are kept far out.
/// </summary>
internal static class NormalCurve
{
    private const float TailIsZero = 15;
    private const float RootOfTwoPiInverse = 0.398942280f;

    /// <summary>The probability of a number below x, and exp(-x²/2) / sqrt(2 pi).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Distribution<T>(T x, out T density)
        where T : struct, ILanes<T>
    {
        var a = T.Min(T.Spread(TailIsZero), T.Abs(x));
        var bell = Bell(a);
        density = bell * T.Spread(RootOfTwoPiInverse);
        var tail = bell * Ratio(a);
        return T.IfGreater(x, T.Zero, T.Spread(1) - tail, tail);
    }

    /// <summary>exp(-a²/2); what rounding takes from a² is given back, as it would cost digits far out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Bell<T>(T a)
        where T : struct, ILanes<T>
    {
        var square = a * a;
        var lost = T.MultiplyAdd(a, a, T.Zero - square);
        var bell = Exponential.Of(square * T.Spread(-0.5f));
        return T.MultiplyAdd(bell * T.Spread(-0.5f), lost, bell);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<T>(T a)
        where T : struct, ILanes<T>
    {
        var scale = T.Spread(1) / (a + T.Spread(2.5f));
        var t = a * scale;
        var p = T.MultiplyAdd(T.Spread(-0.02218525612f), t, T.Spread(0.01498750146f));
        p = T.MultiplyAdd(p, t, T.Spread(0.1077145485f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.1407617924f));
        p = T.MultiplyAdd(p, t, T.Spread(0.03362233083f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.1108839761f));
        p = T.MultiplyAdd(p, t, T.Spread(0.04731942964f));
        p = T.MultiplyAdd(p, t, T.Spread(0.2929637891f));
        p = T.MultiplyAdd(p, t, T.Spread(0.1695414072f));
        p = T.MultiplyAdd(p, t, T.Spread(-1.243391055f));
        p = T.MultiplyAdd(p, t, T.Spread(1.250000008f));
        return p * scale;
    }
}
