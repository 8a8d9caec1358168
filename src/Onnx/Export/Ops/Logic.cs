using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Comparisons, truth values and bits.</summary>
internal static class Logic
{
    private const int BitsSince = 18;

    public static OnnxValue Equal(Equal op, OpCall call) => call.X.Equal(call.Input(1));

    public static OnnxValue Less(Less op, OpCall call) => call.X.Less(call.Input(1));

    public static OnnxValue LessOrEqual(LessOrEqual op, OpCall call) => call.X.LessOrEqual(call.Input(1));

    public static OnnxValue Greater(Greater op, OpCall call) => call.X.Greater(call.Input(1));

    public static OnnxValue GreaterOrEqual(GreaterOrEqual op, OpCall call) => call.X.GreaterOrEqual(call.Input(1));

    public static OnnxValue And(And op, OpCall call) => call.Graph.Node("And", [call.X, call.Input(1)]);

    public static OnnxValue Or(Or op, OpCall call) => call.Graph.Node("Or", [call.X, call.Input(1)]);

    public static OnnxValue Xor(Xor op, OpCall call) => call.Graph.Node("Xor", [call.X, call.Input(1)]);

    public static OnnxValue Not(Not op, OpCall call) => call.X.Not();

    public static OnnxValue Where(Where op, OpCall call) => call.X.Where(call.Input(1), call.Input(2));

    public static OnnxValue BitAnd(BitAnd op, OpCall call) => Bits("BitwiseAnd", call);

    public static OnnxValue BitOr(BitOr op, OpCall call) => Bits("BitwiseOr", call);

    public static OnnxValue BitXor(BitXor op, OpCall call) => Bits("BitwiseXor", call);

    /// <summary>Before the operator there is arithmetic: -x - 1, or 255 - x of a byte.</summary>
    public static OnnxValue BitNot(BitNot op, OpCall call) => call.Graph.Opset >= BitsSince ? call.Node("BitwiseNot")
        : call.X.Element == DType.UInt8 ? call.X.Like(byte.MaxValue).Sub(call.X)
        : call.X.Neg().Sub(1);

    /// <summary>
    /// The operator takes unsigned numbers only. For the others a shift by n is a product with 2 to the power of n, or the quotient rounded down, which is that
    /// of x less its remainder.
    /// </summary>
    public static OnnxValue BitShift(BitShift op, OpCall call)
    {
        var (x, places) = (call.X, call.Input(1));
        if (x.Element == DType.UInt8)
        {
            return call.Graph.Node("BitShift", [x, places], [Proto.AttributeProto.Of("direction", op.Right ? "RIGHT" : "LEFT")]);
        }

        var power = x.Like(2).Pow(places);
        return op.Right ? x.Sub(x.Mod(power)).Div(power) : x.Mul(power);
    }

    private static OnnxValue Bits(string opType, OpCall call)
    {
        call.RequireOpset(BitsSince);
        return call.Graph.Node(opType, [call.X, call.Input(1)]);
    }
}
