using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>
/// Gates input i, forget f, cell g, output o: c' = f c + i g, h' = o tanh(c'). Peepholes add p_i c to i, p_f c to f and p_o c' to o before the sigmoid.
/// </summary>
internal readonly unsafe struct LstmCell : ICell
{
    public static void Forward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>
    {
        Gates<T>(m, unit, out var input, out var forget, out var fresh, out var output, out var before);
        var cell = T.MultiplyAdd(forget, before, input * fresh);
        cell.Store(m.Cell + unit);
        (Logistic.Sigmoid(output + (Peephole<T>(m, 2, unit) * cell)) * Logistic.Tanh(cell)).Store(m.Hidden + unit);
    }

    public static void Backward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>
    {
        Gates<T>(m, unit, out var input, out var forget, out var fresh, out var output, out var before);
        T one = T.Spread(1), cell = T.Load(m.Cell + unit), next = T.Load(m.HiddenGradient + unit);
        output = Logistic.Sigmoid(output + (Peephole<T>(m, 2, unit) * cell));
        var tanh = Logistic.Tanh(cell);
        var toOutput = next * tanh * output * (one - output);
        var toCell = T.Load(m.CellGradient + unit) + (next * output * (one - (tanh * tanh))) + (toOutput * Peephole<T>(m, 2, unit));
        var toInput = toCell * fresh * input * (one - input);
        var toForget = toCell * before * forget * (one - forget);
        Give(m, 0, unit, toInput);
        Give(m, 1, unit, toForget);
        Give(m, 2, unit, toCell * input * (one - (fresh * fresh)));
        Give(m, 3, unit, toOutput);
        T.Zero.Store(m.HiddenGradient + unit);
        ((toCell * forget) + (toInput * Peephole<T>(m, 0, unit)) + (toForget * Peephole<T>(m, 1, unit))).Store(m.CellGradient + unit);
    }

    /// <summary>The gates; the output's before its sigmoid and without its peephole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gates<T>(in Moment m, int unit, out T input, out T forget, out T fresh, out T output, out T before)
        where T : struct, ILanes<T>
    {
        before = m.CellBefore is null ? T.Zero : T.Load(m.CellBefore + unit);
        input = Logistic.Sigmoid(Sum<T>(m, 0, unit) + (Peephole<T>(m, 0, unit) * before));
        forget = Logistic.Sigmoid(Sum<T>(m, 1, unit) + (Peephole<T>(m, 1, unit) * before));
        fresh = Logistic.Tanh(Sum<T>(m, 2, unit));
        output = Sum<T>(m, 3, unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(in Moment m, int gate, int unit)
        where T : struct, ILanes<T> => T.Load(m.FromInput + (gate * m.Units) + unit) + T.Load(m.FromHidden + (gate * m.Units) + unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Peephole<T>(in Moment m, int gate, int unit)
        where T : struct, ILanes<T> => m.Peephole is null ? T.Zero : T.Load(m.Peephole + (gate * m.Units) + unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give<T>(in Moment m, int gate, int unit, T gradient)
        where T : struct, ILanes<T>
    {
        gradient.Store(m.FromInput + (gate * m.Units) + unit);
        gradient.Store(m.FromHidden + (gate * m.Units) + unit);
    }
}
