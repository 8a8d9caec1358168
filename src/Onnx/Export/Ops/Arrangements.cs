using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Ops that move numbers.</summary>
internal static class Arrangements
{
    private const int EmptyShapesSince = 14;

    public static OnnxValue Concat(Concat op, OpCall call) =>
        call.X.Concat(Enumerable.Range(1, call.Count - 1).Select(call.Input), call.Axis(op.Axis));

    public static OnnxValue Slice(Slice op, OpCall call) =>
        call.X.Slice(call.Axis(op.Axis), op.Start, op.Start + ((op.Length - 1L) * op.Step) + 1, op.Step);

    /// <summary>The operator gives two dimensions; ours keeps those before the axis.</summary>
    public static OnnxValue Flatten(Flatten op, OpCall call) =>
        op.Axis == 1 ? call.X.Flatten() : Shaped(call.X, call.XShape, call.YShape, call);

    public static OnnxValue Reshape(Reshape op, OpCall call) => Shaped(call.X, call.XShape, op.Target, call);

    public static OnnxValue Transpose(Transpose op, OpCall call) => call.X.Transpose([.. op.Order.Select(a => (long)a)]);

    public static OnnxValue Pad2d(Pad2d op, OpCall call) =>
        Moves.Padded(call, [0, 0, op.Amount.Top, op.Amount.Left], [0, 0, op.Amount.Bottom, op.Amount.Right], op.Kind, op.Value);

    /// <summary>The numbers of a value that was reshaped in the first input's shape again; the first axis was left alone.</summary>
    public static OnnxValue Restore(OnnxValue value, OpCall call) => call.XShape.Skip(1).All(d => d.IsKnown)
        ? value.Reshape([0, .. call.XShape.Skip(1).Select(d => d.Size)])
        : value.Reshape(call.X.Shape());

    /// <summary>
    /// The same numbers in another shape. A symbol at the place that it had is kept by 0, one symbol elsewhere is what is left; with more of them the shape is
    /// computed.
    /// </summary>
    public static OnnxValue Shaped(OnnxValue x, Shape from, Shape to, OpCall call)
    {
        bool IsKept(int axis) => axis < from.Rank && from[axis] == to[axis];
        var open = Enumerable.Range(0, to.Rank).Count(a => !to[a].IsKnown && !IsKept(a));
        if (to.Any(d => d is { IsKnown: true, Size: 0 }))
        {
            call.RequireOpset(EmptyShapesSince);
            return x.Graph.Node("Reshape", [x, call.Sizes.Of(to)], [AttributeProto.Of("allowzero", 1)]);
        }

        return open > 1 ? x.Reshape(call.Sizes.Of(to)) : x.Reshape([.. to.Select((d, a) => d.IsKnown ? d.Size : IsKept(a) ? 0 : -1)]);
    }
}
