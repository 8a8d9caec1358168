using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Operators on each number by itself: an operator a function, named as the standard names it.</summary>
public static class OnnxFunctions
{
    /// <summary>-x.</summary>
    public static OnnxValue Neg(this OnnxValue x) => x.One("Neg");

    /// <summary>|x|.</summary>
    public static OnnxValue Abs(this OnnxValue x) => x.One("Abs");

    /// <summary>The square root.</summary>
    public static OnnxValue Sqrt(this OnnxValue x) => x.One("Sqrt");

    /// <summary>e to the power of x.</summary>
    public static OnnxValue Exp(this OnnxValue x) => x.One("Exp");

    /// <summary>The natural logarithm.</summary>
    public static OnnxValue Log(this OnnxValue x) => x.One("Log");

    /// <summary>1 / x.</summary>
    public static OnnxValue Reciprocal(this OnnxValue x) => x.One("Reciprocal");

    /// <summary>The next whole number below.</summary>
    public static OnnxValue Floor(this OnnxValue x) => x.One("Floor");

    /// <summary>The error function.</summary>
    public static OnnxValue Erf(this OnnxValue x) => x.One("Erf");

    /// <summary>The hyperbolic tangent.</summary>
    public static OnnxValue Tanh(this OnnxValue x) => x.One("Tanh");

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static OnnxValue Sigmoid(this OnnxValue x) => x.One("Sigmoid");

    /// <summary>max(x, 0).</summary>
    public static OnnxValue Relu(this OnnxValue x) => x.One("Relu");

    /// <summary>Whether it is false.</summary>
    public static OnnxValue Not(this OnnxValue x) => x.One("Not");

    /// <summary>x, kept between two numbers.</summary>
    public static OnnxValue Clip(this OnnxValue x, double min, double max) => x.Of().Node("Clip", [x, x.Like(min), x.Like(max)]);

    /// <summary>exp(x) over its sum along an axis.</summary>
    public static OnnxValue Softmax(this OnnxValue x, int axis = -1) => x.Of().Node("Softmax", [x], [AttributeProto.Of("axis", axis)]);

    /// <summary>The logarithm of softmax along an axis.</summary>
    public static OnnxValue LogSoftmax(this OnnxValue x, int axis = -1) => x.Of().Node("LogSoftmax", [x], [AttributeProto.Of("axis", axis)]);

    /// <summary>The same numbers as other elements.</summary>
    public static OnnxValue Cast(this OnnxValue x, DType to) => x.Of().Node("Cast", [x], [AttributeProto.Of("to", (long)to.ToOnnx())], to);

    private static OnnxValue One(this OnnxValue x, string opType) => x.Of().Node(opType, [x]);
}
