using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// Six pixels in a row, to the points: the coefficients of x(x² - ½)(x² - 2) without one factor each.
/// [1 0 -2½ 0 1 0], [0 ∓√2 -2 ±√½ 1 0], [0 ∓√½ -½ ±√2 1 0], [0 1 0 -2½ 0 1].
/// </summary>
internal readonly struct SeenTransform : ITransform
{
    public static int From => 6;

    public static int To => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line<T> Apply<T>(in Line<T> a)
        where T : struct, ILanes<T>
    {
        T two = T.Spread(-2), half = T.Spread(-0.5f), sum = T.Spread(-2.5f);
        var innerEven = T.MultiplyAdd(two, a.A2, a.A4);
        var innerOdd = T.Spread(Points.P) * T.MultiplyAdd(two, a.A1, a.A3);
        var outerEven = T.MultiplyAdd(half, a.A2, a.A4);
        var outerOdd = T.Spread(Points.Q) * T.MultiplyAdd(half, a.A1, a.A3);
        return new Line<T>(
            T.MultiplyAdd(sum, a.A2, a.A0 + a.A4), innerEven + innerOdd, innerEven - innerOdd, outerEven + outerOdd, outerEven - outerOdd,
            T.MultiplyAdd(sum, a.A3, a.A1 + a.A5));
    }
}
