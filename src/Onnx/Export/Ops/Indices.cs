using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Ops that look up where something is, and put it there.</summary>
internal static class Indices
{
    private const int SumsSince = 16;
    private const int ExtremesSince = 18;

    public static OnnxValue Gather(Gather op, OpCall call) => call.X.Gather(call.Input(1), call.Axis(op.Axis));

    public static OnnxValue GatherElements(GatherElements op, OpCall call) => call.X.GatherElements(call.Input(1), call.Axis(op.Axis));

    public static OnnxValue GatherNd(GatherNd op, OpCall call) =>
        call.Graph.Node("GatherND", [call.X, call.Input(1)], [AttributeProto.Of("batch_dims", op.BatchAxes)]);

    public static OnnxValue ScatterElements(ScatterElements op, OpCall call) => call.Graph.Node(
        "ScatterElements", [call.X, call.Input(1), call.Input(2)], [AttributeProto.Of("axis", call.Axis(op.Axis)), .. Reduction(op.Kind, call)]);

    public static OnnxValue ScatterNd(ScatterNd op, OpCall call) =>
        call.Graph.Node("ScatterND", [call.X, call.Input(1), call.Input(2)], [.. Reduction(op.Kind, call)]);

    public static OnnxValue OneHot(OneHot op, OpCall call) => call.Graph.Node(
        "OneHot", [call.X, call.Graph.Constant(op.Depth, DType.Int64), call.Input(1)], [AttributeProto.Of("axis", op.Axis)], call.Input(1).Element);

    public static OnnxValue ArgMax(ArgMax op, OpCall call) => call.X.ArgMax(call.Axis(op.Axis), op.KeepAxis, op.SelectLast);

    public static OnnxValue ArgMin(ArgMin op, OpCall call) => call.X.ArgMin(call.Axis(op.Axis), op.KeepAxis, op.SelectLast);

    public static OnnxValue[] TopK(TopK op, OpCall call)
    {
        var (values, indices) = call.X.TopK(op.Count, call.Axis(op.Axis), op.Largest);
        return [values, indices];
    }

    private static IEnumerable<AttributeProto> Reduction(ScatterKind kind, OpCall call)
    {
        if (kind == ScatterKind.Replace)
        {
            return [];
        }

        call.RequireOpset(kind is ScatterKind.Min or ScatterKind.Max ? ExtremesSince : SumsSince);
        return [AttributeProto.Of("reduction", kind switch { ScatterKind.Add => "add", ScatterKind.Multiply => "mul", ScatterKind.Min => "min", _ => "max" })];
    }
}
