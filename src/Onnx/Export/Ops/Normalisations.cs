using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Normalisations.</summary>
internal static class Normalisations
{
    private const int LayerNormSince = 17;

    /// <summary>With the running statistics. The standard's momentum is what stays, ours what comes.</summary>
    public static OnnxValue BatchNorm(BatchNorm op, OpCall call)
    {
        var channels = call.XShape[1].Size;
        var weight = op.Affine ? call.Parameter("weight") : call.Repeated("weight", 1, channels);
        var bias = op.Affine ? call.Parameter("bias") : call.Repeated("bias", 0, channels);
        return call.Graph.Node(
            "BatchNormalization", [call.X, weight, bias, call.Parameter("running_mean"), call.Parameter("running_var")],
            [AttributeProto.Of("epsilon", op.Epsilon), AttributeProto.Of("momentum", 1 - op.Momentum)]);
    }

    public static OnnxValue LayerNorm(LayerNorm op, OpCall call)
    {
        var rank = call.XShape.Rank;
        long[] sizes = [.. call.XShape.Slice(rank - op.Axes, rank).Select(d => d.Size)];
        if (call.Graph.Opset >= LayerNormSince)
        {
            var weight = op.Affine ? call.Parameter("weight") : call.Repeated("weight", 1, sizes);
            AttributeProto[] attributes = [AttributeProto.Of("axis", -op.Axes), AttributeProto.Of("epsilon", op.Epsilon)];
            return call.Graph.Node("LayerNormalization", op.Affine ? [call.X, weight, call.Parameter("bias")] : [call.X, weight], attributes);
        }

        long[] axes = [.. Enumerable.Range(-op.Axes, op.Axes)];
        var centred = call.X.Sub(call.X.ReduceMean(axes));
        var normal = centred.Div(centred.Mul(centred).ReduceMean(axes).Add(op.Epsilon).Sqrt());
        return op.Affine ? normal.Mul(call.Parameter("weight")).Add(call.Parameter("bias")) : normal;
    }

    /// <summary>Groups become channels [N, Groups, ...], which instance normalisation has for itself; the channels' scales and shifts follow.</summary>
    public static OnnxValue GroupNorm(GroupNorm op, OpCall call)
    {
        var scale = call.Repeated("scale", 1, op.Groups);
        var shift = call.Repeated("shift", 0, op.Groups);
        var groups = call.X.Reshape(0, op.Groups, -1);
        var normal = call.Graph.Node("InstanceNormalization", [groups, scale, shift], [AttributeProto.Of("epsilon", op.Epsilon)]);
        var y = Arrangements.Restore(normal, call);
        var channels = PerChannel(call);
        return op.Affine ? y.Mul(call.Parameter("weight", channels)).Add(call.Parameter("bias", channels)) : y;
    }

    /// <summary>The operator has its window symmetric, for odd sizes; a mean over channels, made a picture's rows, has it for all.</summary>
    public static OnnxValue LocalResponseNorm(LocalResponseNorm op, OpCall call)
    {
        if (op.Size % 2 == 1 && call.XShape.Rank == 4)
        {
            return call.Node(
                "LRN", AttributeProto.Of("size", op.Size), AttributeProto.Of("alpha", op.Alpha), AttributeProto.Of("beta", op.Beta),
                AttributeProto.Of("bias", op.K));
        }

        var squares = call.X.Mul(call.X).Reshape(0, 1, call.XShape[1].Size, -1);
        var means = call.Graph.Node(
            "AveragePool", [squares],
            [
                AttributeProto.OfInts("kernel_shape", op.Size, 1), AttributeProto.OfInts("pads", op.Size / 2, 0, (op.Size - 1) / 2, 0),
                AttributeProto.Of("count_include_pad", 1),
            ]);
        return call.X.Div(Arrangements.Restore(means, call).Mul(op.Alpha).Add(op.K).Pow(op.Beta));
    }

    /// <summary>[C, 1, ...]: a number a channel, which stretches over the axes that follow.</summary>
    public static long[] PerChannel(OpCall call) => [call.XShape[1].Size, .. Enumerable.Repeat(1L, call.XShape.Rank - 2)];
}
