using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Activations.</summary>
internal static class Activations
{
    private const int HardSwishSince = 14;
    private const int GeluSince = 20;

    public static OnnxValue Relu(Relu op, OpCall call) => call.Node("Relu");

    public static OnnxValue Relu6(Relu6 op, OpCall call) => call.X.Clip(0, 6);

    public static OnnxValue HardTanh(HardTanh op, OpCall call) => call.X.Clip(op.Min, op.Max);

    public static OnnxValue LeakyRelu(LeakyRelu op, OpCall call) => call.Node("LeakyRelu", AttributeProto.Of("alpha", op.Slope));

    /// <summary>In evaluation the slope is the mean of those that training draws.</summary>
    public static OnnxValue RandomisedLeakyRelu(RandomisedLeakyRelu op, OpCall call) =>
        call.Node("LeakyRelu", AttributeProto.Of("alpha", (op.Lower + op.Upper) / 2));

    /// <summary>Slopes of channels are [C, 1, ...], so that they stretch over what follows the channels.</summary>
    public static OnnxValue ParametricRelu(ParametricRelu op, OpCall call)
    {
        var slopes = op.PerChannel ? call.Parameter("weight", Normalisations.PerChannel(call)) : call.Parameter("weight");
        return call.Graph.Node("PRelu", [call.X, slopes]);
    }

    /// <summary>Factor x + Shift.</summary>
    public static OnnxValue Affine(Affine op, OpCall call)
    {
        var y = op.Factor == 1 ? call.X : call.X.Mul(op.Factor);
        return op.Shift == 0 && op.Factor != 1 ? y : y.Add(op.Shift);
    }

    public static OnnxValue Elu(Elu op, OpCall call) => call.Node("Elu", AttributeProto.Of("alpha", op.Alpha));

    public static OnnxValue Selu(Selu op, OpCall call) => call.Node("Selu");

    public static OnnxValue Sigmoid(Sigmoid op, OpCall call) => call.Node("Sigmoid");

    public static OnnxValue Tanh(Tanh op, OpCall call) => call.Node("Tanh");

    public static OnnxValue HardSigmoid(HardSigmoid op, OpCall call) =>
        call.Node("HardSigmoid", AttributeProto.Of("alpha", 1f / 6), AttributeProto.Of("beta", 0.5f));

    public static OnnxValue HardSwish(HardSwish op, OpCall call) =>
        call.Graph.Opset >= HardSwishSince ? call.Node("HardSwish") : call.X.Mul(HardSigmoid(new HardSigmoid(), call));

    public static OnnxValue Silu(Silu op, OpCall call) => call.X.Mul(call.X.Sigmoid());

    /// <summary>log(1 + exp(Beta x)) / Beta.</summary>
    public static OnnxValue Softplus(Softplus op, OpCall call) => op.Beta == 1
        ? call.Node("Softplus")
        : call.Graph.Node("Softplus", [call.X.Mul(op.Beta)]).Div(op.Beta);

    public static OnnxValue Softsign(Softsign op, OpCall call) => call.Node("Softsign");

    /// <summary>x (1 + erf(x / sqrt(2))) / 2; or x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³))) / 2.</summary>
    public static OnnxValue Gelu(Gelu op, OpCall call)
    {
        if (call.Graph.Opset >= GeluSince)
        {
            return call.Node("Gelu", AttributeProto.Of("approximate", op.TanhApproximation ? "tanh" : "none"));
        }

        var x = call.X;
        var bent = op.TanhApproximation
            ? x.Add(x.Mul(x).Mul(x).Mul(0.044715)).Mul(Math.Sqrt(2 / Math.PI)).Tanh()
            : x.Div(Math.Sqrt(2)).Erf();
        return x.Mul(bent.Add(1)).Mul(0.5);
    }

    public static OnnxValue Softmax(Softmax op, OpCall call) => call.X.Softmax(op.Axis);

    public static OnnxValue LogSoftmax(LogSoftmax op, OpCall call) => call.X.LogSoftmax(op.Axis);
}
