using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Convolutions.</summary>
internal static class Convolutions
{
    public static OnnxValue Conv2d(Conv2d op, OpCall call)
    {
        var window = WindowAxis.Of(call, op.Kernel, op.Stride, op.Dilation, op.Padding);
        return Write("Conv", call, op.Groups, op.HasBias, WindowAxis.Attributes(window));
    }

    public static OnnxValue Conv1d(Conv1d op, OpCall call)
    {
        var axis = new WindowAxis(call.XShape[2], call.YShape[2], op.Kernel, op.Stride, op.Dilation, op.PaddingBefore, op.PaddingAfter, IsSame: false);
        return Write("Conv", call, op.Groups, op.HasBias, WindowAxis.Attributes([axis]));
    }

    public static OnnxValue ConvTranspose2d(ConvTranspose2d op, OpCall call)
    {
        var window = WindowAxis.Of(call, op.Kernel, op.Stride, op.Dilation, op.Padding);
        List<AttributeProto> attributes = [.. WindowAxis.Attributes(window)];
        if (op.OutputPadding != 0)
        {
            attributes.Add(AttributeProto.OfInts("output_padding", op.OutputPadding.Height, op.OutputPadding.Width));
        }

        return Write("ConvTranspose", call, op.Groups, op.HasBias, attributes);
    }

    private static OnnxValue Write(string opType, OpCall call, int groups, bool hasBias, IEnumerable<AttributeProto> window)
    {
        var weight = call.Parameter("weight");
        OnnxValue?[] inputs = hasBias ? [call.X, weight, call.Parameter("bias")] : [call.X, weight];
        return call.Graph.Node(opType, inputs, [.. window, AttributeProto.Of("group", groups)]);
    }
}
