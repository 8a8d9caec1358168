using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>Gates reset s, update z, new n: n = tanh(a_n + s r_n), h' = (1 - z) n + z h.</summary>
internal readonly unsafe struct GruCell : ICell
{
    public static void Forward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>
    {
        Gates<T>(m, unit, out _, out var update, out var fresh);
        var before = Before<T>(m, unit);
        T.MultiplyAdd(update, before - fresh, fresh).Store(m.Hidden + unit);
    }

    public static void Backward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>
    {
        Gates<T>(m, unit, out var reset, out var update, out var fresh);
        int z = m.Units + unit, n = (2 * m.Units) + unit;
        T one = T.Spread(1), next = T.Load(m.HiddenGradient + unit);
        var toNew = next * (one - update) * (one - (fresh * fresh));
        var toUpdate = next * (Before<T>(m, unit) - fresh) * update * (one - update);
        var toReset = toNew * T.Load(m.FromHidden + n) * reset * (one - reset);
        toReset.Store(m.FromInput + unit);
        toReset.Store(m.FromHidden + unit);
        toUpdate.Store(m.FromInput + z);
        toUpdate.Store(m.FromHidden + z);
        toNew.Store(m.FromInput + n);
        (toNew * reset).Store(m.FromHidden + n);
        (next * update).Store(m.HiddenGradient + unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gates<T>(in Moment m, int unit, out T reset, out T update, out T fresh)
        where T : struct, ILanes<T>
    {
        float* a = m.FromInput + unit, r = m.FromHidden + unit;
        reset = Logistic.Sigmoid(T.Load(a) + T.Load(r));
        update = Logistic.Sigmoid(T.Load(a + m.Units) + T.Load(r + m.Units));
        fresh = Logistic.Tanh(T.MultiplyAdd(reset, T.Load(r + (2 * m.Units)), T.Load(a + (2 * m.Units))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Before<T>(in Moment m, int unit)
        where T : struct, ILanes<T> => m.HiddenBefore is null ? T.Zero : T.Load(m.HiddenBefore + unit);
}
