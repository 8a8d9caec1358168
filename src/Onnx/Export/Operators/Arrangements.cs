using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Operators that move numbers and compute none: an operator a function, named as the standard names it.</summary>
public static class OnnxArrangements
{
    /// <summary>The same numbers in another shape: 0 keeps the size at that place, -1 is what is left.</summary>
    public static OnnxValue Reshape(this OnnxValue x, params ReadOnlySpan<long> shape) => x.Reshape(x.Of().Ints(shape));

    /// <summary>The same numbers in another shape, which is a value.</summary>
    public static OnnxValue Reshape(this OnnxValue x, OnnxValue shape) => x.Of().Node("Reshape", [x, shape]);

    /// <summary>Two dimensions: the product of those before an axis, and of those from it on.</summary>
    public static OnnxValue Flatten(this OnnxValue x, int axis = 1) => x.Of().Node("Flatten", [x], [AttributeProto.Of("axis", axis)]);

    /// <summary>Axes in another order.</summary>
    public static OnnxValue Transpose(this OnnxValue x, params ReadOnlySpan<long> perm) => x.Of().Node("Transpose", [x], [AttributeProto.OfInts("perm", perm)]);

    /// <summary>New axes of size 1.</summary>
    public static OnnxValue Unsqueeze(this OnnxValue x, params ReadOnlySpan<long> axes) => x.Of().Node("Unsqueeze", [x, x.Graph.Ints(axes)]);

    /// <summary>Without these axes of size 1.</summary>
    public static OnnxValue Squeeze(this OnnxValue x, params ReadOnlySpan<long> axes) => x.Of().Node("Squeeze", [x, x.Graph.Ints(axes)]);

    /// <summary>Values side by side along an axis.</summary>
    public static OnnxValue Concat(this OnnxValue x, IEnumerable<OnnxValue> others, int axis) =>
        x.Of().Node("Concat", [x, .. others], [AttributeProto.Of("axis", axis)]);

    /// <summary>Part of a value along an axis.</summary>
    public static OnnxValue Slice(this OnnxValue x, int axis, long start, long end, long step = 1)
    {
        var graph = x.Of();
        return graph.Node("Slice", [x, graph.Ints(start), graph.Ints(end), graph.Ints(axis), graph.Ints(step)]);
    }

    /// <summary>The places that indices name, along an axis.</summary>
    public static OnnxValue Gather(this OnnxValue x, OnnxValue indices, int axis = 0) =>
        x.Of().Node("Gather", [x, indices], [AttributeProto.Of("axis", axis)]);

    /// <summary>At each place of the indices, the number that the index there names along an axis.</summary>
    public static OnnxValue GatherElements(this OnnxValue x, OnnxValue indices, int axis = 0) =>
        x.Of().Node("GatherElements", [x, indices], [AttributeProto.Of("axis", axis)]);

    /// <summary>Dimensions of 1 stretched to a shape.</summary>
    public static OnnxValue Expand(this OnnxValue x, OnnxValue shape) => x.Of().Node("Expand", [x, shape]);

    /// <summary>The sizes of a value.</summary>
    public static OnnxValue Shape(this OnnxValue x) => x.Of().Node("Shape", [x], element: DType.Int64);
}
