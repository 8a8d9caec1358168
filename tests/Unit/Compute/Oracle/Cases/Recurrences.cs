using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

/// <summary>All outputs count: the sequence and the last states.</summary>
internal static class Recurrences
{
    public static IEnumerable<GradientCase> All =>
    [
        .. Of("simple recurrent layer", 1, new Rnn(3)),
        new("rectified recurrent layer", b => Joined(b.Add(new Rnn(3, Rectified: true), null, X(b)))),
        .. Of("GRU", 1, new Gru(3)),
        .. Of("LSTM", 2, new Lstm(3)),
        .. Of("LSTM with peepholes", 2, new Lstm(2, Peepholes: true)),
        new("LSTM whose cell alone counts", b => b.Add(new Lstm(2, Peepholes: true), null, X(b))[2]),
        new("two layers", b => X(b).Gru(3, name: "first").Sequence.Lstm(2, name: "second").Hidden),
    ];

    private static IEnumerable<GradientCase> Of(string name, int states, RecurrentOp op) =>
    [
        new(name, b => Joined(b.Add(op, null, X(b)))),
        new($"{name} with first states", b => Joined(b.Add(
            op, null, [X(b), .. Enumerable.Range(0, states).Select(i => b.Input($"state{i}", ["N", op.Units], DType.Float64))]))),
    ];

    private static Tensor Joined(IReadOnlyList<Tensor> outputs) => outputs[0].Flatten().Concat(outputs.Skip(1));

    private static Tensor X(NetworkBuilder b) => b.Input("x", ["N", 4, 2], DType.Float64);
}
