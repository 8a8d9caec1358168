using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Arithmetic on two values or more, smaller ones stretched.</summary>
internal static class Elementwise
{
    [Operator]
    public static void Add(OperatorCall call) => Binary(call, new Add());

    [Operator]
    public static void Sub(OperatorCall call) => Binary(call, new Subtract());

    [Operator]
    public static void Mul(OperatorCall call) => Binary(call, new Multiply());

    [Operator]
    public static void Div(OperatorCall call) => Binary(call, new Divide());

    [Operator]
    public static void Pow(OperatorCall call) => Binary(call, new Power());

    [Operator(10)]
    public static void Mod(OperatorCall call) => Binary(call, new Modulo(call.Flag("fmod")));

    [Operator]
    public static void Sum(OperatorCall call) => call.Give(Chain(call, () => new Add()));

    [Operator]
    public static void Mean(OperatorCall call)
    {
        var sum = Chain(call, () => new Add());
        call.Give(call.Add(new Multiply(), sum, call.Literal(1.0 / call.Count, sum)));
    }

    [Operator]
    public static void Max(OperatorCall call) => call.Give(Chain(call, () => new Maximum()));

    [Operator]
    public static void Min(OperatorCall call) => call.Give(Chain(call, () => new Minimum()));

    [Operator]
    public static void And(OperatorCall call) => Binary(call, new And());

    [Operator]
    public static void Or(OperatorCall call) => Binary(call, new Or());

    [Operator]
    public static void Xor(OperatorCall call) => Binary(call, new Xor());

    [Operator]
    public static void Equal(OperatorCall call) => Binary(call, new Equal());

    [Operator]
    public static void Less(OperatorCall call) => Binary(call, new Less());

    [Operator]
    public static void Greater(OperatorCall call) => Binary(call, new Greater());

    [Operator(12)]
    public static void LessOrEqual(OperatorCall call) => Binary(call, new LessOrEqual());

    [Operator(12)]
    public static void GreaterOrEqual(OperatorCall call) => Binary(call, new GreaterOrEqual());

    [Operator(18)]
    public static void BitwiseAnd(OperatorCall call) => Binary(call, new BitAnd());

    [Operator(18)]
    public static void BitwiseOr(OperatorCall call) => Binary(call, new BitOr());

    [Operator(18)]
    public static void BitwiseXor(OperatorCall call) => Binary(call, new BitXor());

    [Operator(11)]
    public static void BitShift(OperatorCall call) => Binary(call, new BitShift(call.Text("direction", "LEFT") == "RIGHT"));

    [Operator(9)]
    public static void Where(OperatorCall call) => call.Give(call.Add(new Where(), call.Tensor(0), call.Tensor(1), call.Tensor(2)));

    /// <summary>Before operator set 7 the second value was aligned at an axis that an attribute gives.</summary>
    private static (Tensor A, Tensor B) Aligned(OperatorCall call)
    {
        var (a, b) = (call.Tensor(0), call.Tensor(1));
        if (call.Opset >= 7 || call.Attribute("axis") is not { } attribute)
        {
            return (a, b);
        }

        var behind = a.Shape.Rank - call.Axis(attribute.Int, a.Shape.Rank) - b.Shape.Rank;
        return behind <= 0 ? (a, b) : (a, call.Reshape(b, b.Shape.Concat(Shape.Create([.. Enumerable.Repeat(Dim.FromSize(1), behind)]))));
    }

    private static Tensor Chain(OperatorCall call, Func<Op> op) => call.Tensors().Aggregate((a, b) => call.Add(op(), a, b));

    private static void Binary(OperatorCall call, Op op)
    {
        var (a, b) = Aligned(call);
        call.Give(call.Add(op, a, b));
    }
}
