using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators.Recurrent;

/// <summary>
/// Recurrent layers: as trained layers where their weights come from the file, written out over time where they flow. Gates lie in the standard's order: LSTM
/// input, output, forget, cell; GRU update, reset, new.
/// </summary>
internal static class Recurrences
{
    [Operator(7)]
    public static void RNN(OperatorCall call) => Import(call, new RecurrentKind(1, 1, ["Tanh"]));

    [Operator(7)]
    public static void GRU(OperatorCall call) => Import(call, new RecurrentKind(3, 1, ["Sigmoid", "Tanh"]));

    [Operator(7)]
    public static void LSTM(OperatorCall call) => Import(call, new RecurrentKind(4, 2, ["Sigmoid", "Tanh", "Tanh"]));

    private static void Import(OperatorCall call, RecurrentKind kind)
    {
        call.BecomesMany();
        var layer = RecurrentCall.Of(call, kind);
        var results = layer.Directions.Select(direction => Run(layer, direction)).ToArray();
        var isBatchFirst = call.Flag("layout");
        var sequences = results.Select(r => isBatchFirst ? r.Sequence : call.Add(new Transpose([1, 0, 2]), r.Sequence)).ToArray();
        call.Give(Joined(call, sequences, 2 - (isBatchFirst ? 0 : 1)));
        for (var state = 0; state < kind.States; state++)
        {
            call.Give(new FlowValue(Joined(call, [.. results.Select(r => r.States[state])], isBatchFirst ? 1 : 0)), state + 1);
        }
    }

    private static RecurrentResult Run(RecurrentCall layer, RecurrentDirection direction)
    {
        var call = layer.Call;
        var x = direction.IsBackwards ? call.Add(new Reverse([1]), layer.Sequence) : layer.Sequence;
        var result = layer.IsTrained ? RecurrentLayers.Run(layer, direction.Index, x) : RecurrentUnrolling.Run(layer, direction.Index, x);
        return direction.IsBackwards ? result with { Sequence = call.Add(new Reverse([1]), result.Sequence) } : result;
    }

    /// <summary>Values of the directions side by side along a new axis.</summary>
    private static Tensor Joined(OperatorCall call, Tensor[] values, int axis)
    {
        Tensor[] parts = [.. values.Select(v => call.Reshape(v, [.. v.Shape.Slice(0, axis), 1, .. v.Shape.Slice(axis, v.Shape.Rank)]))];
        return parts.Length == 1 ? parts[0] : call.Add(new Concat(axis), parts);
    }
}
