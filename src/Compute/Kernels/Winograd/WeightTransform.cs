using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// Three taps in a row, to the points: a polynomial's values, weighted.
/// [1 0 0], -⅔ [1 ±√½ ½], ⅙ [1 ±√2 2], [0 0 1].
/// </summary>
internal readonly struct WeightTransform : ITransform
{
    public static int From => 3;

    public static int To => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line<T> Apply<T>(in Line<T> a)
        where T : struct, ILanes<T>
    {
        var innerEven = T.Spread(Points.Inner) * T.MultiplyAdd(T.Spread(0.5f), a.A2, a.A0);
        var innerOdd = T.Spread(Points.Inner * Points.P) * a.A1;
        var outerEven = T.Spread(Points.Outer) * T.MultiplyAdd(T.Spread(2), a.A2, a.A0);
        var outerOdd = T.Spread(Points.Outer * Points.Q) * a.A1;
        return new Line<T>(a.A0, innerEven + innerOdd, innerEven - innerOdd, outerEven + outerOdd, outerEven - outerOdd, a.A2);
    }
}
