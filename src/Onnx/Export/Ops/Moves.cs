using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Ops that repeat, add and cut places.</summary>
internal static class Moves
{
    private const int TriangleSince = 14;
    private const int WrapSince = 19;

    public static OnnxValue CumulativeSum(CumulativeSum op, OpCall call) => call.Graph.Node(
        "CumSum", [call.X, call.Graph.Constant(call.Axis(op.Axis), DType.Int64)],
        [AttributeProto.Of("exclusive", op.Exclusive ? 1 : 0), AttributeProto.Of("reverse", op.Backwards ? 1 : 0)]);

    public static OnnxValue Expand(Expand op, OpCall call) => call.X.Expand(call.Sizes.Of(op.Target));

    public static OnnxValue Tile(Tile op, OpCall call) => call.Graph.Node("Tile", [call.X, call.Graph.Ints([.. op.Repeats.Select(r => (long)r)])]);

    /// <summary>From the last place to beyond the first.</summary>
    public static OnnxValue Reverse(Reverse op, OpCall call)
    {
        var graph = call.Graph;
        OnnxValue Each(long number) => graph.Ints([.. Enumerable.Repeat(number, op.Axes.Count)]);
        return graph.Node("Slice", [call.X, Each(-1), Each(long.MinValue), graph.Ints([.. op.Axes.Select(a => (long)call.Axis(a))]), Each(-1)]);
    }

    public static OnnxValue Trilu(Trilu op, OpCall call)
    {
        call.RequireOpset(TriangleSince);
        return call.Graph.Node("Trilu", [call.X, call.Graph.Constant(op.Diagonal, DType.Int64)], [AttributeProto.Of("upper", op.Upper ? 1 : 0)]);
    }

    public static OnnxValue Pad(Pad op, OpCall call) =>
        Padded(call, [.. op.Before], [.. op.After], op.Kind, op.Value);

    /// <summary>So many places before and after each axis.</summary>
    public static OnnxValue Padded(OpCall call, int[] before, int[] after, PadKind kind, double value)
    {
        if (kind == PadKind.Wrap && call.Graph.Opset < WrapSince)
        {
            return Wrapped(call, before, after);
        }

        var pads = call.Graph.Ints([.. before.Concat(after).Select(a => (long)a)]);
        var mode = AttributeProto.Of("mode", kind switch { PadKind.Constant => "constant", PadKind.Edge => "edge", PadKind.Reflect => "reflect", _ => "wrap" });
        return kind == PadKind.Constant && value != 0
            ? call.Graph.Node("Pad", [call.X, pads, call.X.Like(value)], [mode])
            : call.Graph.Node("Pad", [call.X, pads], [mode]);
    }

    /// <summary>Places taken anew, axis by axis: place i is place (i - before) modulo the size.</summary>
    private static OnnxValue Wrapped(OpCall call, int[] before, int[] after)
    {
        var x = call.X;
        foreach (var axis in Enumerable.Range(0, before.Length).Where(a => before[a] != 0 || after[a] != 0))
        {
            if (!call.XShape[axis].IsKnown)
            {
                call.RequireOpset(WrapSince);
            }

            var size = call.XShape[axis].Size;
            long[] places = [.. Enumerable.Range(0, checked((int)size) + before[axis] + after[axis]).Select(i => (((i - before[axis]) % size) + size) % size)];
            x = x.Gather(call.Graph.Ints(places), axis);
        }

        return x;
    }
}
