using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// Gates input i, forget f, cell g, output o in this order: c' = f c + i g, h' = o tanh(c'). Peepholes add p_i c to i, p_f c to f and p_o c' to o before the
/// sigmoid. States: h, then c.
/// </summary>
internal sealed class LstmScalar : RecurrentScalar<Lstm>
{
    protected override void Cell(Lstm op, Call call, Moment moment)
    {
        for (var u = 0; u < op.Units; u++)
        {
            var gates = new Gates(op, call, moment, u);
            moment.After[u] = gates.Output * Math.Tanh(gates.NewCell);
            moment.After[op.Units + u] = gates.NewCell;
        }
    }

    protected override void CellBackward(Lstm op, Call call, Moment moment, double[] next, MomentGradients gradients)
    {
        var units = op.Units;
        for (var u = 0; u < units; u++)
        {
            var gates = new Gates(op, call, moment, u);
            var oldCell = moment.Before[units + u];
            var tanh = Math.Tanh(gates.NewCell);
            var toOutput = next[u] * tanh * gates.Output * (1 - gates.Output);
            var toCell = next[units + u] + (next[u] * gates.Output * (1 - (tanh * tanh))) + (toOutput * Peephole(call, 2, u));
            var toInput = toCell * gates.Fresh * gates.Input * (1 - gates.Input);
            var toForget = toCell * oldCell * gates.Forget * (1 - gates.Forget);
            var toFresh = toCell * gates.Input * (1 - (gates.Fresh * gates.Fresh));
            double[] all = [toInput, toForget, toFresh, toOutput];
            for (var g = 0; g < all.Length; g++)
            {
                gradients.FromInput[(g * units) + u] = gradients.FromHidden[(g * units) + u] = all[g];
            }

            gradients.Before[units + u] += (toCell * gates.Forget) + (toInput * Peephole(call, 0, u)) + (toForget * Peephole(call, 1, u));
            ToPeepholes(call, u, toInput * oldCell, toForget * oldCell, toOutput * gates.NewCell);
        }
    }

    private static double Peephole(Call call, int gate, int u) => call.OptionalParameter("peephole") is { } peephole ? peephole.Data[peephole.At(gate, u)] : 0;

    private static void ToPeepholes(Call call, int u, params ReadOnlySpan<double> gradients)
    {
        if (call.OptionalParameter("peephole") is { } peephole)
        {
            for (var gate = 0; gate < gradients.Length; gate++)
            {
                peephole.Gradient[peephole.At(gate, u)] += gradients[gate];
            }
        }
    }

    /// <summary>The gates of one unit.</summary>
    private readonly struct Gates
    {
        public Gates(Lstm op, Call call, Moment moment, int u)
        {
            double Sum(int gate) => moment.FromInput[(gate * op.Units) + u] + moment.FromHidden[(gate * op.Units) + u];
            var oldCell = moment.Before[op.Units + u];
            Input = Functions.Sigmoid(Sum(0) + (Peephole(call, 0, u) * oldCell));
            Forget = Functions.Sigmoid(Sum(1) + (Peephole(call, 1, u) * oldCell));
            Fresh = Math.Tanh(Sum(2));
            NewCell = (Forget * oldCell) + (Input * Fresh);
            Output = Functions.Sigmoid(Sum(3) + (Peephole(call, 2, u) * NewCell));
        }

        public double Input { get; }

        public double Forget { get; }

        public double Fresh { get; }

        public double NewCell { get; }

        public double Output { get; }
    }
}
