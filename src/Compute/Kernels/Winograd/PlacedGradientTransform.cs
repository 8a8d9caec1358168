using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>Four gradients of results in a row, to the points: <see cref="PlacedTransform"/> transposed.</summary>
internal readonly struct PlacedGradientTransform : ITransform
{
    public static int From => 4;

    public static int To => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line<T> Apply<T>(in Line<T> a)
        where T : struct, ILanes<T>
    {
        T two = T.Spread(2), half = T.Spread(0.5f);
        T innerEven = T.MultiplyAdd(half, a.A2, a.A0), outerEven = T.MultiplyAdd(two, a.A2, a.A0);
        var innerOdd = T.Spread(Points.P) * T.MultiplyAdd(half, a.A3, a.A1);
        var outerOdd = T.Spread(Points.Q) * T.MultiplyAdd(two, a.A3, a.A1);
        return new Line<T>(a.A0, innerEven + innerOdd, innerEven - innerOdd, outerEven + outerOdd, outerEven - outerOdd, a.A3);
    }
}
