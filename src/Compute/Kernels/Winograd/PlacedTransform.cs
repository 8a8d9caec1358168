using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// From the points to four results in a row: row r holds the points to the power r, the last one infinity's.
/// [1 1 1 1 1 0], [0 √½ -√½ √2 -√2 0], [0 ½ ½ 2 2 0], [0 √⅛ -√⅛ √8 -√8 1].
/// </summary>
internal readonly struct PlacedTransform : ITransform
{
    public static int From => 6;

    public static int To => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line<T> Apply<T>(in Line<T> a)
        where T : struct, ILanes<T>
    {
        T innerSum = a.A1 + a.A2, outerSum = a.A3 + a.A4;
        T innerDifference = T.Spread(Points.P) * (a.A1 - a.A2), outerDifference = T.Spread(Points.Q) * (a.A3 - a.A4);
        T two = T.Spread(2), half = T.Spread(0.5f);
        return new Line<T>(
            a.A0 + innerSum + outerSum, innerDifference + outerDifference, T.MultiplyAdd(two, outerSum, half * innerSum),
            T.MultiplyAdd(two, outerDifference, T.MultiplyAdd(half, innerDifference, a.A5)), T.Zero, T.Zero);
    }
}
