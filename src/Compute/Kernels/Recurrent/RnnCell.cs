using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>h' = tanh(a + r).</summary>
internal readonly unsafe struct RnnCell : ICell
{
    public static void Forward<T>(in Moment m, int unit)
        where T : struct, ILanes<T> => Logistic.Tanh(T.Load(m.FromInput + unit) + T.Load(m.FromHidden + unit)).Store(m.Hidden + unit);

    public static void Backward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>
    {
        var h = T.Load(m.Hidden + unit);
        var d = T.Load(m.HiddenGradient + unit) * (T.Spread(1) - (h * h));
        d.Store(m.FromInput + unit);
        d.Store(m.FromHidden + unit);
        T.Zero.Store(m.HiddenGradient + unit);
    }
}
