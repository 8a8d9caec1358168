using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Functions of each number.</summary>
internal static class Functions
{
    public static OnnxValue Abs(Abs op, OpCall call) => call.Node("Abs");

    public static OnnxValue Acos(Acos op, OpCall call) => call.Node("Acos");

    public static OnnxValue Acosh(Acosh op, OpCall call) => call.Node("Acosh");

    public static OnnxValue Asin(Asin op, OpCall call) => call.Node("Asin");

    public static OnnxValue Asinh(Asinh op, OpCall call) => call.Node("Asinh");

    public static OnnxValue Atan(Atan op, OpCall call) => call.Node("Atan");

    public static OnnxValue Atanh(Atanh op, OpCall call) => call.Node("Atanh");

    public static OnnxValue Ceiling(Ceiling op, OpCall call) => call.Node("Ceil");

    public static OnnxValue Cos(Cos op, OpCall call) => call.Node("Cos");

    public static OnnxValue Cosh(Cosh op, OpCall call) => call.Node("Cosh");

    public static OnnxValue Erf(Erf op, OpCall call) => call.Node("Erf");

    public static OnnxValue Exp(Exp op, OpCall call) => call.Node("Exp");

    public static OnnxValue Floor(Floor op, OpCall call) => call.Node("Floor");

    public static OnnxValue Log(Log op, OpCall call) => call.Node("Log");

    public static OnnxValue Negate(Negate op, OpCall call) => call.Node("Neg");

    public static OnnxValue Reciprocal(Reciprocal op, OpCall call) => call.Node("Reciprocal");

    public static OnnxValue Round(Round op, OpCall call) => call.Node("Round");

    public static OnnxValue Sign(Sign op, OpCall call) => call.Node("Sign");

    public static OnnxValue Sin(Sin op, OpCall call) => call.Node("Sin");

    public static OnnxValue Sinh(Sinh op, OpCall call) => call.Node("Sinh");

    public static OnnxValue Sqrt(Sqrt op, OpCall call) => call.Node("Sqrt");

    public static OnnxValue Tan(Tan op, OpCall call) => call.Node("Tan");

    public static OnnxValue IsNaN(IsNaN op, OpCall call) => call.Graph.Node("IsNaN", [call.X], element: DType.Bool);

    public static OnnxValue IsInfinity(IsInfinity op, OpCall call) => call.Graph.Node(
        "IsInf", [call.X],
        [AttributeProto.Of("detect_negative", op.Negative ? 1 : 0), AttributeProto.Of("detect_positive", op.Positive ? 1 : 0)], DType.Bool);
}
