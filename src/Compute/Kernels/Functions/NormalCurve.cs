using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>
/// The standard normal distribution. Its tail is exp(-x²/2) p(t) / (|x| + 3), t = (|x| - 3) / (|x| + 3), p fitted to the scaled error complement within 1e-9, relative,
/// so that digits are kept far out.
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
        var scale = T.Spread(1) / (a + T.Spread(3));
        var t = (a - T.Spread(3)) * scale;
        var p = T.MultiplyAdd(T.Spread(5.448921721e-05f), t, T.Spread(0.0001313304292f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.0002447301615f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.0010325738f));
        p = T.MultiplyAdd(p, t, T.Spread(0.001024754014f));
        p = T.MultiplyAdd(p, t, T.Spread(0.006969311351f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.01046251289f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.047262688f));
        p = T.MultiplyAdd(p, t, T.Spread(0.2300176994f));
        p = T.MultiplyAdd(p, t, T.Spread(-0.5093319914f));
        p = T.MultiplyAdd(p, t, T.Spread(0.7290836904f));
        return p * scale;
    }
}
