using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators.Recurrent;

/// <summary>A direction of a recurrent node as a layer that is trained. Our gates lie in another order: LSTM input, forget, cell, output; GRU reset, update,
/// new.</summary>
internal static class RecurrentLayers
{
    public static RecurrentResult Run(RecurrentCall layer, int direction, Tensor x)
    {
        var (call, units) = (layer.Call, layer.Units);
        RecurrentOp op = layer.Kind.Gates switch
        {
            1 => new Rnn(units, layer.IsRectified),
            3 => new Gru(units),
            _ => new Lstm(units, layer.HasPeepholes),
        };
        var outputs = call.Graph.Steps.Add(op, call.LayerName, Weights(layer, direction), [x, .. layer.FirstStates(direction)]);
        return new RecurrentResult(outputs[0], [.. outputs.Skip(1)]);
    }

    private static List<OwnedWeight> Weights(RecurrentCall layer, int direction)
    {
        var call = layer.Call;
        int[] order = layer.Kind.Gates switch { 1 => [0], 3 => [1, 0, 2], _ => [0, 2, 3, 1] };
        int[] later = [.. order.Select(gate => gate + order.Length)];
        var rows = order.Length * layer.Units;
        List<OwnedWeight> weights =
        [
            Blocks("weight_ih_l0", call.Weight(1)!, layer, direction, order, [rows, call.Size(call.Tensor(0), 2)]),
            Blocks("weight_hh_l0", call.Weight(2)!, layer, direction, order, [rows, layer.Units]),
        ];
        weights.AddRange(call.Weight(3) is { } bias
            ? [Blocks("bias_ih_l0", bias, layer, direction, order, [rows]), Blocks("bias_hh_l0", bias, layer, direction, later, [rows])]
            : [NoBias("bias_ih_l0", rows), NoBias("bias_hh_l0", rows)]);
        if (layer.HasPeepholes)
        {
            weights.Add(Blocks("peephole", call.Weight(7)!, layer, direction, [0, 2, 1], [3, layer.Units]));
        }

        return weights;
    }

    private static OwnedWeight NoBias(string slot, int rows) => OwnedWeight.Of(slot, TensorProto.Of<float>("", new float[rows], rows));

    /// <summary>Blocks of as many rows as there are units, in another order.</summary>
    private static OwnedWeight Blocks(string slot, TensorProto tensor, RecurrentCall layer, int direction, int[] order, Shape shape)
    {
        var all = OwnedWeight.Of(slot, tensor).Value.ToFloats();
        var each = all.Length / checked((int)tensor.Dims[0]);
        var block = each / checked((int)tensor.Dims[1]) * layer.Units;
        var values = order.SelectMany(gate => all.AsSpan((direction * each) + (gate * block), block).ToArray()).ToArray();
        return OwnedWeight.Of(slot, TensorProto.Of<float>(tensor.Name, values, [.. shape.Select(d => d.Size)]));
    }
}
