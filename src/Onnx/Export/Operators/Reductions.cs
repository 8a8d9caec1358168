using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Operators that make one number of many along axes: an operator a function, named as the standard names it.</summary>
public static class OnnxReductions
{
    private const int AxesAreInputs = 18;

    /// <summary>The sum.</summary>
    public static OnnxValue ReduceSum(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceSum", axes, keepdims);

    /// <summary>The mean.</summary>
    public static OnnxValue ReduceMean(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceMean", axes, keepdims);

    /// <summary>The largest.</summary>
    public static OnnxValue ReduceMax(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceMax", axes, keepdims);

    /// <summary>The smallest.</summary>
    public static OnnxValue ReduceMin(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceMin", axes, keepdims);

    /// <summary>The product.</summary>
    public static OnnxValue ReduceProd(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceProd", axes, keepdims);

    /// <summary>The sum of squares.</summary>
    public static OnnxValue ReduceSumSquare(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceSumSquare", axes, keepdims);

    /// <summary>The sum of absolute values.</summary>
    public static OnnxValue ReduceL1(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceL1", axes, keepdims);

    /// <summary>The root of the sum of squares.</summary>
    public static OnnxValue ReduceL2(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceL2", axes, keepdims);

    /// <summary>The logarithm of the sum.</summary>
    public static OnnxValue ReduceLogSum(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceLogSum", axes, keepdims);

    /// <summary>The logarithm of the sum of exponentials.</summary>
    public static OnnxValue ReduceLogSumExp(this OnnxValue x, ReadOnlySpan<long> axes, bool keepdims = true) => x.Reduce("ReduceLogSumExp", axes, keepdims);

    /// <summary>Where the largest number is.</summary>
    public static OnnxValue ArgMax(this OnnxValue x, int axis = -1, bool keepdims = false, bool selectLast = false) =>
        x.Arg("ArgMax", axis, keepdims, selectLast);

    /// <summary>Where the smallest number is.</summary>
    public static OnnxValue ArgMin(this OnnxValue x, int axis = -1, bool keepdims = false, bool selectLast = false) =>
        x.Arg("ArgMin", axis, keepdims, selectLast);

    /// <summary>The largest numbers, or the smallest, and where they are, in order.</summary>
    public static (OnnxValue Values, OnnxValue Indices) TopK(this OnnxValue x, int count, int axis = -1, bool largest = true)
    {
        var graph = x.Of();
        var outputs = graph.Node(
            "TopK", [x, graph.Ints(count)], [AttributeProto.Of("axis", axis), AttributeProto.Of("largest", largest ? 1 : 0)], [x.Element, DType.Int64]);
        return (outputs[0], outputs[1]);
    }

    private static OnnxValue Arg(this OnnxValue x, string opType, int axis, bool keepdims, bool selectLast)
    {
        var last = AttributeProto.Of("select_last_index", selectLast ? 1 : 0);
        return x.Of().Node(opType, [x], [AttributeProto.Of("axis", axis), AttributeProto.Of("keepdims", keepdims ? 1 : 0), last], DType.Int64);
    }

    private static OnnxValue Reduce(this OnnxValue x, string opType, ReadOnlySpan<long> axes, bool keepdims)
    {
        var graph = x.Of();
        var keeps = AttributeProto.Of("keepdims", keepdims ? 1 : 0);
        return opType == "ReduceSum" || graph.Opset >= AxesAreInputs
            ? graph.Node(opType, [x, graph.Ints(axes)], [keeps])
            : graph.Node(opType, [x], [AttributeProto.OfInts("axes", axes), keeps]);
    }
}
