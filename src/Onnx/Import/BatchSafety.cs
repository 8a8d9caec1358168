using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import;

/// <summary>
/// Whether the rows of a batch stay apart, so that a 1 in the model's inputs may stand for any number of them. It follows the axis whose size is N from the
/// inputs to the outputs; a step that mixes along that axis, or of which that is not known, is named.
/// </summary>
internal static class BatchSafety
{
    /// <summary>What brings rows together, or null.</summary>
    public static string? Fault(Network network)
    {
        foreach (var node in network.Nodes.Where(n => n.Op is not Input && n.Inputs.Any(i => AxisOf(network, i) is not null)))
        {
            var axes = node.Inputs.Select(i => AxisOf(network, i)).ToArray();
            var axis = axes.First(a => a is not null)!.Value;
            var rank = network.TypeOf(node.Inputs[0]).Shape.Rank;
            if (node.Op is MatMul product ? Mixes(product, axes, rank, network.TypeOf(node.Inputs[1]).Shape.Rank) : Mixes(node.Op, axis, rank))
            {
                return $"'{node.Name}' ({node.Op.Name}) computes across the rows of a batch, or may.";
            }

            if (AxisOf(network, new ValueRef(node.Name)) is null)
            {
                return $"'{node.Name}' ({node.Op.Name}) gives {network.TypeOf(new ValueRef(node.Name))}, which has no place for a batch.";
            }
        }

        var lost = network.Outputs.FirstOrDefault(o => AxisOf(network, o.Value) is not 0);
        return lost is null ? null : $"the output '{lost.Name}' is {network.TypeOf(lost.Value)}, which does not begin with the batch.";
    }

    /// <summary>The one axis whose size is N; null where there is none, or where N is part of a product.</summary>
    private static int? AxisOf(Network network, ValueRef value)
    {
        var shape = network.TypeOf(value).Shape;
        var found = Enumerable.Range(0, shape.Rank).Where(i => shape[i] == Dim.Batch).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>Rows of the left matrix and whatever lies before the matrices stay apart; what is summed over, and columns, do not.</summary>
    private static bool Mixes(MatMul product, int?[] axes, int left, int right) =>
        (axes[0] is { } a && a >= left - 2 && (product.TransposeA || a != left - 2 || axes[1] is not null)) || axes[1] >= right - 2;

    private static bool Mixes(Op op, int axis, int rank)
    {
        int Counted(int a) => a < 0 ? a + rank : a;

        return op switch
        {
            Softmax s => Counted(s.Axis) == axis,
            LogSoftmax s => Counted(s.Axis) == axis,
            Reduce r => r.Axes.Any(a => Counted(a) == axis),
            Concat c => Counted(c.Axis) == axis,
            Slice s => Counted(s.Axis) == axis,
            LayerNorm n => axis >= rank - n.Axes,
            Gather g => Counted(g.Axis) == axis,
            ArgMax a => Counted(a.Axis) == axis,
            ArgMin a => Counted(a.Axis) == axis,
            TopK t => Counted(t.Axis) == axis,
            CumulativeSum c => Counted(c.Axis) == axis,
            Reverse r => r.Axes.Any(a => Counted(a) == axis),
            Pad p => p.Before[axis] != 0 || p.After[axis] != 0,
            Tile t => t.Repeats[axis] != 1,
            Trilu => axis >= rank - 2,
            Transpose or Reshape or Expand => false,
            Flatten f => axis >= f.Axis,
            Conv1d or Conv2d or ConvTranspose2d or MaxPool2d or AveragePool2d or AdaptivePool2d or Upsample2d or Pad2d => axis != 0,
            BatchNorm or GroupNorm or LocalResponseNorm or ParametricRelu => axis != 0,
            Dense => axis == rank - 1,
            ConvNd or ConvTransposeNd or PoolNd or GridSample or RecurrentOp => axis != 0,
            Resize r => r.Coordinates == ResizeCoordinates.Crop || r.Target[axis] != Dim.Batch,
            Activation or NumberFunction or FloatTest or Cast or Dropout or Embedding => false,
            Add or Subtract or Multiply or Divide or Power or Modulo or Minimum or Maximum or Where => false,
            Equal or Less or LessOrEqual or Greater or GreaterOrEqual or And or Or or Xor or Not => false,
            _ => true,
        };
    }
}
