using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Dense layers, and what only training does.</summary>
internal static class Layers
{
    /// <summary>Rows are a Gemm; more axes a product of stacks, with the weight turned round, which runtimes do once.</summary>
    public static OnnxValue Dense(Dense op, OpCall call)
    {
        var weight = call.Parameter("weight");
        if (call.XShape.Rank == 2)
        {
            return call.X.Gemm(weight, call.OptionalParameter("bias"), transB: !op.Transposed);
        }

        var product = call.X.MatMul(op.Transposed ? weight : weight.Transpose(1, 0));
        return op.HasBias ? product.Add(call.Parameter("bias")) : product;
    }

    public static OnnxValue Embedding(Embedding op, OpCall call) => call.Own("weight", call.OutputType(0).Element).Gather(call.X);

    /// <summary>Evaluation drops nothing.</summary>
    public static OnnxValue Dropout(Dropout op, OpCall call) => call.X;

    /// <summary>Evaluation drops nothing.</summary>
    public static OnnxValue StochasticDepth(StochasticDepth op, OpCall call) => call.X;
}
