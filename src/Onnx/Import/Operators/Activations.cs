using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Import.Folding;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Functions of each number by itself that networks train with.</summary>
internal static class Activations
{
    /// <summary>The constants of Klambauer et al. 2017 as the standard rounds them.</summary>
    private const float SeluAlpha = 1.67326319f;

    private const float SeluGamma = 1.05070102f;

    [Operator]
    public static void Relu(OperatorCall call) => Give(call, new Relu());

    [Operator]
    public static void LeakyRelu(OperatorCall call) => Give(call, new LeakyRelu(call.Float("alpha", 0.01f)));

    [Operator]
    public static void Elu(OperatorCall call) => Give(call, new Elu(call.Float("alpha", 1)));

    [Operator]
    public static void Sigmoid(OperatorCall call) => Give(call, new Sigmoid());

    [Operator]
    public static void Tanh(OperatorCall call) => Give(call, new Tanh());

    [Operator]
    public static void Softplus(OperatorCall call) => Give(call, new Softplus());

    [Operator]
    public static void Softsign(OperatorCall call) => Give(call, new Softsign());

    [Operator(14)]
    public static void HardSwish(OperatorCall call) => Give(call, new HardSwish());

    [Operator(20)]
    public static void Gelu(OperatorCall call) => Give(call, new Gelu(call.Text("approximate", "none") == "tanh"));

    [Operator]
    public static void Selu(OperatorCall call)
    {
        var (alpha, gamma) = (call.Float("alpha", SeluAlpha), call.Float("gamma", SeluGamma));
        if (MathF.Abs(alpha - SeluAlpha) < 1e-3f && MathF.Abs(gamma - SeluGamma) < 1e-3f)
        {
            Give(call, new Selu());
            return;
        }

        var x = call.Add(new Elu(alpha), call.Tensor(0));
        call.Give(call.Add(new Multiply(), x, call.Literal(gamma, x)));
    }

    [Operator]
    public static void HardSigmoid(OperatorCall call)
    {
        var (alpha, beta) = (call.Float("alpha", 0.2f), call.Float("beta", 0.5f));
        if (MathF.Abs(alpha - (1 / 6f)) < 1e-6f && beta == 0.5f)
        {
            Give(call, new HardSigmoid());
            return;
        }

        var x = call.Tensor(0);
        var line = call.Add(new Add(), call.Add(new Multiply(), x, call.Literal(alpha, x)), call.Literal(beta, x));
        call.Give(call.Add(new HardTanh(0, 1), line));
    }

    [Operator(10)]
    public static void ThresholdedRelu(OperatorCall call)
    {
        var x = call.Tensor(0);
        call.Give(call.Add(new Where(), call.Add(new Greater(), x, call.Literal(call.Float("alpha", 1), x)), x, call.Literal(0, x)));
    }

    /// <summary>alpha elu(x / alpha) is x above 0 and alpha (exp(x / alpha) - 1) below.</summary>
    [Operator(12)]
    public static void Celu(OperatorCall call)
    {
        var x = call.Tensor(0);
        var alpha = call.Literal(call.Float("alpha", 1), x);
        call.Give(call.Add(new Multiply(), call.Add(new Elu(), call.Add(new Divide(), x, alpha)), alpha));
    }

    [Operator(18)]
    public static void Mish(OperatorCall call)
    {
        var x = call.Tensor(0);
        call.Give(call.Add(new Multiply(), x, call.Add(new Tanh(), call.Add(new Softplus(), x))));
    }

    [Operator(9)]
    public static void Shrink(OperatorCall call)
    {
        var x = call.Tensor(0);
        var (bias, border) = (call.Literal(call.Float("bias", 0), x), call.Float("lambd", 0.5f));
        var low = call.Add(new Where(), call.Add(new Less(), x, call.Literal(-border, x)), call.Add(new Add(), x, bias), call.Literal(0, x));
        call.Give(call.Add(new Where(), call.Add(new Greater(), x, call.Literal(border, x)), call.Add(new Subtract(), x, bias), low));
    }

    [Operator]
    public static void Clip(OperatorCall call)
    {
        var x = call.Tensor(0);
        var (low, high) = (Bound(call, 1, "min", double.NegativeInfinity), Bound(call, 2, "max", double.PositiveInfinity));
        if (x.Type.Element == DType.Float32 && low is { } from && high is { } to && (double.IsFinite(to) || from == 0))
        {
            call.Give(from == 0 && double.IsPositiveInfinity(to) ? call.Add(new Relu(), x)
                : from == 0 && to == 6 ? call.Add(new Relu6(), x)
                : double.IsFinite(from) && from < to ? call.Add(new HardTanh((float)from, (float)to), x)
                : Limited(call, x, low, high));
            return;
        }

        call.Give(Limited(call, x, low, high));
    }

    [Operator]
    public static void PRelu(OperatorCall call)
    {
        var x = call.Tensor(0);
        var slope = call.Weight(1);
        var channels = x.Shape.Rank > 1 && x.Shape[1].IsKnown ? x.Shape[1].Size : 0;
        var isPerChannel = slope is not null && slope.Count == channels
            && (call.Opset < 7 ? slope.Dims.Length == 1 : slope.Dims.Length == x.Shape.Rank - 1 && slope.Dims[0] == channels);
        if (x.Type.Element == DType.Float32 && slope is not null && (slope.Count == 1 || isPerChannel))
        {
            call.Give(call.AddLayer(new ParametricRelu(isPerChannel), [OwnedWeight.Of("weight", slope, [slope.Count])], x));
            return;
        }

        var zero = call.Literal(0, x);
        call.Give(call.Add(new Add(), call.Add(new Maximum(), x, zero), call.Add(new Multiply(), call.Tensor(1), call.Add(new Minimum(), x, zero))));
    }

    /// <summary>A bound that is known; null for one that flows.</summary>
    private static double? Bound(OperatorCall call, int input, string attribute, double open) =>
        call.Opset < 11 ? Open(call.Float(attribute, (float)open), open)
        : !call.Has(input) ? open
        : call.Constant(input) is { IsKnown: true, Items: [var bound] } ? bound.Real : null;

    /// <summary>Older files write the largest number for no bound at all.</summary>
    private static double Open(float bound, double open) => MathF.Abs(bound) == float.MaxValue ? open : bound;

    private static Tensor Limited(OperatorCall call, Tensor x, double? low, double? high)
    {
        x = low is null ? call.Add(new Maximum(), x, call.Tensor(1)) : double.IsNegativeInfinity(low.Value) ? x
            : call.Add(new Maximum(), x, call.Literal(low.Value, x));
        return high is null ? call.Add(new Minimum(), x, call.Tensor(2)) : double.IsPositiveInfinity(high.Value) ? x
            : call.Add(new Minimum(), x, call.Literal(high.Value, x));
    }

    private static void Give(OperatorCall call, Op op) => call.Give(call.Add(op, call.Tensor(0)));
}
