using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Recurrent;

/// <summary>
/// Recurrent layers, time by time. At each a = W x + b, computed for all times at once, and r = U h + c give with the states so far the next states: that is
/// the cell.
/// </summary>
internal static class RecurrentLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.Several<Rnn>((op, call) => Unrolled(op, call, states: 1, (a, r, _) => [op.Rectified ? a.Plus(r).relu() : a.Plus(r).tanh()])),
        Lowered.Several<Gru>((op, call) => Unrolled(op, call, states: 1, Gru)),
        Lowered.Several<Lstm>((op, call) => Unrolled(op, call, states: 2, LstmCell(call))),
    ];

    private static Tensor[] Unrolled(RecurrentOp op, Call call, int states, Func<Tensor, Tensor, Tensor[], Tensor[]> cell)
    {
        var (rows, times) = (call.X.shape[0], call.X.shape[1]);
        var (weight, bias) = (call.Parameter("weight_hh_l0"), call.Parameter("bias_hh_l0"));
        var sums = linear(call.X, call.Parameter("weight_ih_l0"), call.Parameter("bias_ih_l0"));
        var state = call.Inputs.Length > 1
            ? call.Inputs[1..]
            : [.. Enumerable.Range(0, states).Select(_ => torch.zeros([rows, op.Units], call.X.dtype, call.Device))];
        var hidden = new List<Tensor>();
        for (var t = 0L; t < times; t++)
        {
            state = cell(sums.select(1, t), linear(state[0], weight, bias), state);
            hidden.Add(state[0]);
        }

        return [torch.stack(hidden, 1), .. state];
    }

    /// <summary>Gates reset s, update z, new n in this order: n = tanh(a_n + s r_n), h' = (1 - z) n + z h.</summary>
    private static Tensor[] Gru(Tensor a, Tensor r, Tensor[] state)
    {
        var (fromInput, fromHidden) = (a.chunk(3, 1), r.chunk(3, 1));
        var reset = fromInput[0].Plus(fromHidden[0]).sigmoid();
        var update = fromInput[1].Plus(fromHidden[1]).sigmoid();
        var fresh = fromInput[2].Plus(reset * fromHidden[2]).tanh();
        return [(update.neg().Add(1) * fresh).Plus(update * state[0])];
    }

    /// <summary>
    /// Gates input i, forget f, cell g, output o in this order: c' = f c + i g, h' = o tanh(c'). Peepholes add p_i c to i, p_f c to f and p_o c' to o before
    /// the sigmoid.
    /// </summary>
    private static Func<Tensor, Tensor, Tensor[], Tensor[]> LstmCell(Call call)
    {
        var peepholes = call.OptionalParameter("peephole")?.unbind(0);
        return (a, r, state) =>
        {
            var sums = a.Plus(r).chunk(4, 1);
            var input = Seeing(sums[0], 0, state[1]).sigmoid();
            var forget = Seeing(sums[1], 1, state[1]).sigmoid();
            var cell = (forget * state[1]).Plus(input * sums[2].tanh());
            var output = Seeing(sums[3], 2, cell).sigmoid();
            return [output * cell.tanh(), cell];
        };

        Tensor Seeing(Tensor sum, int gate, Tensor cell) => peepholes is null ? sum : sum.Plus(peepholes[gate] * cell);
    }
}
