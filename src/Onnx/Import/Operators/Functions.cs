using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Functions of each number by itself.</summary>
internal static class Functions
{
    [Operator]
    public static void Neg(OperatorCall call) => Give(call, new Negate());

    [Operator]
    public static void Abs(OperatorCall call) => Give(call, new Abs());

    [Operator(9)]
    public static void Sign(OperatorCall call) => Give(call, new Sign());

    [Operator]
    public static void Sqrt(OperatorCall call) => Give(call, new Sqrt());

    [Operator]
    public static void Exp(OperatorCall call) => Give(call, new Exp());

    [Operator]
    public static void Log(OperatorCall call) => Give(call, new Log());

    [Operator]
    public static void Reciprocal(OperatorCall call) => Give(call, new Reciprocal());

    [Operator]
    public static void Floor(OperatorCall call) => Give(call, new Floor());

    [Operator]
    public static void Ceil(OperatorCall call) => Give(call, new Ceiling());

    [Operator(11)]
    public static void Round(OperatorCall call) => Give(call, new Round());

    [Operator(9)]
    public static void Erf(OperatorCall call) => Give(call, new Erf());

    [Operator(7)]
    public static void Sin(OperatorCall call) => Give(call, new Sin());

    [Operator(7)]
    public static void Cos(OperatorCall call) => Give(call, new Cos());

    [Operator(7)]
    public static void Tan(OperatorCall call) => Give(call, new Tan());

    [Operator(7)]
    public static void Asin(OperatorCall call) => Give(call, new Asin());

    [Operator(7)]
    public static void Acos(OperatorCall call) => Give(call, new Acos());

    [Operator(7)]
    public static void Atan(OperatorCall call) => Give(call, new Atan());

    [Operator(9)]
    public static void Sinh(OperatorCall call) => Give(call, new Sinh());

    [Operator(9)]
    public static void Cosh(OperatorCall call) => Give(call, new Cosh());

    [Operator(9)]
    public static void Asinh(OperatorCall call) => Give(call, new Asinh());

    [Operator(9)]
    public static void Acosh(OperatorCall call) => Give(call, new Acosh());

    [Operator(9)]
    public static void Atanh(OperatorCall call) => Give(call, new Atanh());

    [Operator(9)]
    public static void IsNaN(OperatorCall call) => Give(call, new IsNaN());

    [Operator]
    public static void Not(OperatorCall call) => Give(call, new Not());

    [Operator(18)]
    public static void BitwiseNot(OperatorCall call) => Give(call, new BitNot());

    [Operator(10)]
    public static void IsInf(OperatorCall call) => Give(call, new IsInfinity(call.Flag("detect_positive", true), call.Flag("detect_negative", true)));

    [Operator]
    public static void Cast(OperatorCall call)
    {
        var to = (OnnxType)call.Int("to", 0);
        var element = to.ToDType() ?? throw call.Unsupported($"numbers of {to}");
        var x = call.Tensor(0);
        call.Give(x.Type.Element == element ? x : call.Add(new Cast(element), x));
    }

    [Operator(15)]
    public static void CastLike(OperatorCall call)
    {
        var (x, like) = (call.Tensor(0), call.Tensor(1));
        call.Give(x.Type.Element == like.Type.Element ? x : call.Add(new Cast(like.Type.Element), x));
    }

    private static void Give(OperatorCall call, Op op) => call.Give(call.Add(op, call.Tensor(0)));
}
