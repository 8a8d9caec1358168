using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>
/// Recurrent layers. The standard has time first, [T, N, C], a direction for an axis of its own, and its gates in another order; both biases lie in one.
/// </summary>
internal static class Recurrences
{
    private static readonly int[] OneGate = [0];

    // Ours: reset, update, new. The standard's: update, reset, hidden.
    private static readonly int[] GruGates = [1, 0, 2];

    // Ours: input, forget, cell, output. The standard's: input, output, forget, cell.
    private static readonly int[] LstmGates = [0, 3, 1, 2];

    // Ours: input, forget, output. The standard's: input, output, forget.
    private static readonly int[] LstmPeepholes = [0, 2, 1];

    public static OnnxValue[] Rnn(Rnn op, OpCall call) =>
        Write("RNN", call, op.Units, OneGate, states: 1, op.Rectified ? [AttributeProto.OfTexts("activations", "Relu")] : []);

    /// <summary>The reset gate acts after the product.</summary>
    public static OnnxValue[] Gru(Gru op, OpCall call) => Write("GRU", call, op.Units, GruGates, states: 1, [AttributeProto.Of("linear_before_reset", 1)]);

    public static OnnxValue[] Lstm(Lstm op, OpCall call)
    {
        var peepholes = op.Peepholes ? call.Numbers("P", Ordered(call.Numbers("peephole"), LstmPeepholes, op.Units), 1, 3L * op.Units) : null;
        return Write("LSTM", call, op.Units, LstmGates, states: 2, [], peepholes);
    }

    private static OnnxValue[] Write(
        string opType, OpCall call, int units, int[] gates, int states, ReadOnlySpan<AttributeProto> attributes, OnnxValue? peepholes = null)
    {
        var (rows, features) = ((long)gates.Length * units, call.XShape[2].Size);
        List<OnnxValue?> inputs =
        [
            call.X.Transpose(1, 0, 2),
            call.Numbers("W", Ordered(call.Numbers("weight_ih_l0"), gates, units * (int)features), 1, rows, features),
            call.Numbers("R", Ordered(call.Numbers("weight_hh_l0"), gates, units * units), 1, rows, units),
            call.Numbers("B", [.. Ordered(call.Numbers("bias_ih_l0"), gates, units), .. Ordered(call.Numbers("bias_hh_l0"), gates, units)], 1, 2 * rows),
            null,
            .. Enumerable.Range(1, call.Count - 1).Select(i => call.Input(i).Unsqueeze(0)),
        ];
        if (peepholes is not null)
        {
            inputs.AddRange(Enumerable.Repeat<OnnxValue?>(null, 7 - inputs.Count));
            inputs.Add(peepholes);
        }

        // Left-out inputs at the end are not written.
        while (inputs[^1] is null)
        {
            inputs.RemoveAt(inputs.Count - 1);
        }

        var outputs = call.Graph.Node(
            opType, [.. inputs], [AttributeProto.Of("hidden_size", units), .. attributes], [.. Enumerable.Repeat(call.X.Element, 1 + states)]);
        return [outputs[0].Squeeze(1).Transpose(1, 0, 2), .. outputs.Skip(1).Select(state => state.Squeeze(0))];
    }

    /// <summary>The blocks of the gates in the standard's order.</summary>
    private static float[] Ordered(float[] numbers, int[] gates, int block)
    {
        var ordered = new float[numbers.Length];
        for (var i = 0; i < gates.Length; i++)
        {
            numbers.AsSpan(gates[i] * block, block).CopyTo(ordered.AsSpan(i * block));
        }

        return ordered;
    }
}
