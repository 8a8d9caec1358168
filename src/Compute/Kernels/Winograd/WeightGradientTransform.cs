using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>Gradients at the points, to those of three taps in a row: <see cref="WeightTransform"/> transposed.</summary>
internal readonly struct WeightGradientTransform : ITransform
{
    public static int From => 6;

    public static int To => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line<T> Apply<T>(in Line<T> a)
        where T : struct, ILanes<T>
    {
        T innerSum = T.Spread(Points.Inner) * (a.A1 + a.A2), outerSum = T.Spread(Points.Outer) * (a.A3 + a.A4);
        var outerDifference = T.Spread(Points.Outer * Points.Q) * (a.A3 - a.A4);
        return new Line<T>(
            a.A0 + innerSum + outerSum, T.MultiplyAdd(T.Spread(Points.Inner * Points.P), a.A1 - a.A2, outerDifference),
            T.MultiplyAdd(T.Spread(0.5f), innerSum, T.MultiplyAdd(T.Spread(2), outerSum, a.A5)), T.Zero, T.Zero, T.Zero);
    }
}
