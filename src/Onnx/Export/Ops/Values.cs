using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Values that the network itself holds or makes.</summary>
internal static class Values
{
    private const int ShapeRangesSince = 15;

    public static OnnxValue Literal(Literal op, OpCall call)
    {
        var type = op.Value.Type;
        return call.Graph.Initializer(new TensorProto("value", type.Element.ToOnnx(), [.. type.Shape.Select(d => d.Size)], op.Value.Bytes.ToArray()));
    }

    public static OnnxValue Variable(Variable op, OpCall call) => call.Own("value", DType.Float32);

    public static OnnxValue Fill(Fill op, OpCall call) => Filled(call, op.Type.Shape, op.Value, op.Type.Element);

    /// <summary>Whole numbers from 0 on, then Start + i Step in double precision, which is rounded once.</summary>
    public static OnnxValue Arange(Arange op, OpCall call)
    {
        var graph = call.Graph;
        var count = call.Sizes.Of(op.Count).Squeeze(0);
        var places = graph.Node("Range", [graph.Constant(0, DType.Int64), count, graph.Constant(1, DType.Int64)]);
        if (op is { Start: 0, Step: 1 })
        {
            return op.Element == DType.Int64 ? places : places.Cast(op.Element);
        }

        var numbers = places.Cast(DType.Float64).Mul(op.Step).Add(op.Start);
        return op.Element == DType.Float64 ? numbers : numbers.Cast(op.Element);
    }

    public static OnnxValue ShapeOf(ShapeOf op, OpCall call)
    {
        var (from, to) = op.Range(call.XShape.Rank);
        if ((from, to) == (0, call.XShape.Rank))
        {
            return call.X.Shape();
        }

        return call.Graph.Opset < ShapeRangesSince
            ? call.X.Shape().Slice(0, from, to)
            : call.Graph.Node("Shape", [call.X], [AttributeProto.Of("start", from), AttributeProto.Of("end", to)], DType.Int64);
    }

    public static OnnxValue Cast(Cast op, OpCall call) => call.X.Cast(op.To);

    /// <summary>A shape full of one number.</summary>
    public static OnnxValue Filled(OpCall call, Shape shape, double value, DType element) => call.Graph.Node(
        "ConstantOfShape", [call.Sizes.Of(shape)], [AttributeProto.Of("value", Tensors.Of("", [value], element, 1))], element);
}
