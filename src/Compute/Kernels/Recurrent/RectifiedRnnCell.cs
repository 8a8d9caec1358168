using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>h' = max(a + r, 0).</summary>
internal readonly unsafe struct RectifiedRnnCell : ICell
{
    public static void Forward<T>(in Moment m, int unit)
        where T : struct, ILanes<T> => T.Max(T.Zero, T.Load(m.FromInput + unit) + T.Load(m.FromHidden + unit)).Store(m.Hidden + unit);

    public static void Backward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>
    {
        var d = T.IfGreater(T.Load(m.Hidden + unit), T.Zero, T.Load(m.HiddenGradient + unit), T.Zero);
        d.Store(m.FromInput + unit);
        d.Store(m.FromHidden + unit);
        T.Zero.Store(m.HiddenGradient + unit);
    }
}
