using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Operators between values: an operator a function, named as the standard names it. A dimension of 1 stretches.</summary>
public static class OnnxArithmetic
{
    /// <summary>a + b.</summary>
    public static OnnxValue Add(this OnnxValue a, OnnxValue b) => a.Two("Add", b);

    /// <summary>a + b.</summary>
    public static OnnxValue Add(this OnnxValue a, double b) => a.Add(a.Like(b));

    /// <summary>a - b.</summary>
    public static OnnxValue Sub(this OnnxValue a, OnnxValue b) => a.Two("Sub", b);

    /// <summary>a - b.</summary>
    public static OnnxValue Sub(this OnnxValue a, double b) => a.Sub(a.Like(b));

    /// <summary>a b.</summary>
    public static OnnxValue Mul(this OnnxValue a, OnnxValue b) => a.Two("Mul", b);

    /// <summary>a b.</summary>
    public static OnnxValue Mul(this OnnxValue a, double b) => a.Mul(a.Like(b));

    /// <summary>a / b; of whole numbers, without what follows the point.</summary>
    public static OnnxValue Div(this OnnxValue a, OnnxValue b) => a.Two("Div", b);

    /// <summary>a / b; of whole numbers, without what follows the point.</summary>
    public static OnnxValue Div(this OnnxValue a, double b) => a.Div(a.Like(b));

    /// <summary>a to the power of b.</summary>
    public static OnnxValue Pow(this OnnxValue a, OnnxValue b) => a.Two("Pow", b);

    /// <summary>a to the power of b.</summary>
    public static OnnxValue Pow(this OnnxValue a, double b) => a.Pow(a.Like(b));

    /// <summary>What is left of a / b: with the sign of b, or, where floating (fmod), with that of a.</summary>
    public static OnnxValue Mod(this OnnxValue a, OnnxValue b, bool fmod = false) =>
        a.Of().Node("Mod", [a, b], fmod ? [AttributeProto.Of("fmod", 1)] : []);

    /// <summary>The smaller one.</summary>
    public static OnnxValue Min(this OnnxValue a, OnnxValue b) => a.Two("Min", b);

    /// <summary>The larger one.</summary>
    public static OnnxValue Max(this OnnxValue a, OnnxValue b) => a.Two("Max", b);

    /// <summary>The product of matrices, or of stacks of them.</summary>
    public static OnnxValue MatMul(this OnnxValue a, OnnxValue b) => a.Two("MatMul", b);

    /// <summary>alpha a b + beta c of matrices, each of a and b turned round where asked for.</summary>
    public static OnnxValue Gemm(
        this OnnxValue a, OnnxValue b, OnnxValue? c = null, float alpha = 1, float beta = 1, bool transA = false, bool transB = false)
    {
        List<AttributeProto> attributes = [];
        Add(attributes, "alpha", alpha, 1);
        Add(attributes, "beta", beta, 1);
        Add(attributes, "transA", transA);
        Add(attributes, "transB", transB);
        return a.Of().Node("Gemm", c is null ? [a, b] : [a, b, c], [.. attributes]);
    }

    /// <summary>Whether a = b.</summary>
    public static OnnxValue Equal(this OnnxValue a, OnnxValue b) => a.Compare("Equal", b);

    /// <summary>Whether a is less than b.</summary>
    public static OnnxValue Less(this OnnxValue a, OnnxValue b) => a.Compare("Less", b);

    /// <summary>Whether a is less than b, or equal.</summary>
    public static OnnxValue LessOrEqual(this OnnxValue a, OnnxValue b) => a.Compare("LessOrEqual", b);

    /// <summary>Whether a is greater than b.</summary>
    public static OnnxValue Greater(this OnnxValue a, OnnxValue b) => a.Compare("Greater", b);

    /// <summary>Whether a is greater than b, or equal.</summary>
    public static OnnxValue GreaterOrEqual(this OnnxValue a, OnnxValue b) => a.Compare("GreaterOrEqual", b);

    /// <summary>One of two values, number by number.</summary>
    public static OnnxValue Where(this OnnxValue condition, OnnxValue then, OnnxValue otherwise)
    {
        ArgumentNullException.ThrowIfNull(then);
        return condition.Of().Node("Where", [condition, then, otherwise], element: then.Element);
    }

    /// <summary>The graph of a value.</summary>
    internal static OnnxGraph Of(this OnnxValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Graph;
    }

    /// <summary>A single number of a value's element.</summary>
    internal static OnnxValue Like(this OnnxValue value, double number) => value.Of().Constant(number, value.Element);

    private static OnnxValue Two(this OnnxValue a, string opType, OnnxValue b) => a.Of().Node(opType, [a, b]);

    private static OnnxValue Compare(this OnnxValue a, string opType, OnnxValue b) => a.Of().Node(opType, [a, b], element: DType.Bool);

    private static void Add(List<AttributeProto> attributes, string name, float value, float usual)
    {
        if (value != usual)
        {
            attributes.Add(AttributeProto.Of(name, value));
        }
    }

    private static void Add(List<AttributeProto> attributes, string name, bool value)
    {
        if (value)
        {
            attributes.Add(AttributeProto.Of(name, 1));
        }
    }
}
