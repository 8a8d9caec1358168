using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Products of two values.</summary>
internal static class Products
{
    public static OnnxValue MatMul(MatMul op, OpCall call)
    {
        var (a, b) = (call.X, call.Input(1));
        return (op.TransposeA ? Turned(a, call.XShape.Rank) : a).MatMul(op.TransposeB ? Turned(b, call.InputType(1).Shape.Rank) : b);
    }

    public static OnnxValue ConvNd(ConvNd op, OpCall call) =>
        Write("Conv", call, [.. WindowAttributes(call, op.Stride, op.Dilation, op.Before, op.After), AttributeProto.Of("group", op.Groups)], call.Count);

    /// <summary>What a negative amount adds around the output is zeros, so that the bias has to come after them.</summary>
    public static OnnxValue ConvTransposeNd(ConvTransposeNd op, OpCall call)
    {
        AttributeProto[] attributes =
        [
            .. WindowAttributes(call, op.Stride, op.Dilation, [.. op.Before.Select(a => Math.Max(a, 0))], [.. op.After.Select(a => Math.Max(a, 0))]),
            AttributeProto.Of("group", op.Groups),
            .. op.OutputPadding.Count > 0
                ? [AttributeProto.OfInts("output_padding", [.. op.OutputPadding.Select(a => (long)a)])]
                : Array.Empty<AttributeProto>(),
        ];
        if (op.Before.Concat(op.After).All(a => a >= 0))
        {
            return Write("ConvTranspose", call, attributes, call.Count);
        }

        var axes = call.XShape.Rank - 2;
        var pads = call.Graph.Ints([0, 0, .. Added(op.Before, axes), 0, 0, .. Added(op.After, axes)]);
        var y = call.Graph.Node("Pad", [Write("ConvTranspose", call, attributes, 2), pads]);
        return call.Count > 2 ? y.Add(call.Input(2).Reshape([-1, .. Enumerable.Repeat(1L, axes)])) : y;
    }

    private static OnnxValue Turned(OnnxValue x, int rank) => x.Transpose([.. Enumerable.Range(0, rank - 2).Select(a => (long)a), rank - 1, rank - 2]);

    private static IEnumerable<long> Added(Axes amounts, int axes) =>
        amounts.Count == 0 ? Enumerable.Repeat(0L, axes) : amounts.Select(a => (long)Math.Max(-a, 0));

    private static OnnxValue Write(string opType, OpCall call, AttributeProto[] attributes, int inputs) =>
        call.Graph.Node(opType, [.. Enumerable.Range(0, inputs).Select(call.Input)], attributes);

    private static IEnumerable<AttributeProto> WindowAttributes(OpCall call, Axes stride, Axes dilation, Axes before, Axes after)
    {
        var weight = call.InputType(1).Shape;
        return WindowAxis.Attributes([.. Enumerable.Range(0, call.XShape.Rank - 2).Select(a => new WindowAxis(
            call.XShape[a + 2], call.YShape[a + 2], checked((int)weight[a + 2].Size), WindowAxis.At(stride, a, 1), WindowAxis.At(dilation, a, 1),
            WindowAxis.At(before, a, 0), WindowAxis.At(after, a, 0), IsSame: false))]);
    }
}
