using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Import.Folding;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Numbers looked up by index, and put to indices.</summary>
internal static class Lookups
{
    [Operator]
    public static void Gather(OperatorCall call)
    {
        if (IsEmbedding(call) && call.Weight(0) is { } weight)
        {
            var op = new Embedding(checked((int)weight.Dims[0]), checked((int)weight.Dims[1]));
            call.Give(call.AddLayer(op, [OwnedWeight.Of("weight", weight)], call.Tensor(1)));
            return;
        }

        var x = call.Tensor(0);
        var axis = call.Axis(call.Int("axis", 0), x.Shape.Rank);
        if (call.Constant(1) is { IsKnown: true, Items: [var index], Dims.Length: <= 1 } indices && x.Shape[axis].IsKnown)
        {
            var place = checked((int)(index.Whole < 0 ? index.Whole + x.Shape[axis].Size : index.Whole));
            call.Give(Sequences.At(call, x, axis, place, keepsAxis: indices.Dims.Length == 1));
            return;
        }

        call.Give(call.Add(new Gather(axis), x, call.Tensor(1)));
    }

    [Operator(11)]
    public static void GatherElements(OperatorCall call) => call.Give(call.Add(new GatherElements(Axis(call)), call.Tensor(0), call.Tensor(1)));

    [Operator(11)]
    public static void GatherND(OperatorCall call) =>
        call.Give(call.Add(new GatherNd(checked((int)call.Int("batch_dims", 0))), call.Tensor(0), call.Tensor(1)));

    [Operator(9, 10)]
    public static void Scatter(OperatorCall call) => ScatterElements(call);

    [Operator(11)]
    public static void ScatterElements(OperatorCall call) =>
        call.Give(call.Add(new ScatterElements(Axis(call), Kind(call)), call.Tensor(0), call.Tensor(1), call.Tensor(2)));

    [Operator(11)]
    public static void ScatterND(OperatorCall call) => call.Give(call.Add(new ScatterNd(Kind(call)), call.Tensor(0), call.Tensor(1), call.Tensor(2)));

    [Operator(9)]
    public static void OneHot(OperatorCall call)
    {
        var (indices, values) = (Whole(call, call.Tensor(0)), call.Tensor(2));
        var depth = checked((int)call.Numbers(1).Items[0].Whole);
        call.Give(call.Add(new OneHot(depth, call.Axis(call.Int("axis", -1), indices.Shape.Rank + 1)), indices, values));
    }

    [Operator]
    public static void ArgMax(OperatorCall call) =>
        call.Give(call.Add(new ArgMax(Axis(call), call.Flag("keepdims", true), call.Flag("select_last_index")), call.Tensor(0)));

    [Operator]
    public static void ArgMin(OperatorCall call) =>
        call.Give(call.Add(new ArgMin(Axis(call), call.Flag("keepdims", true), call.Flag("select_last_index")), call.Tensor(0)));

    /// <summary>1 at the largest number along an axis, the first of equal ones; before operator set 13 along all axes from the given one on.</summary>
    [Operator]
    public static void Hardmax(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axis = call.Axis(call.Int("axis", call.Opset < 13 ? 1 : -1), x.Shape.Rank);
        var flat = call.Opset >= 13 ? x : call.Reshape(x, [.. x.Shape.Slice(0, axis), x.Shape.Slice(axis, x.Shape.Rank).Elements()]);
        var places = call.Add(new ArgMax(axis, false), flat);
        var values = call.Add(new Literal(TensorLiteral.Of<float>([0, 1], 2)));
        var hot = call.Add(new OneHot(checked((int)call.Size(flat, axis)), axis), places, values);
        call.Give(call.Reshape(hot, x.Shape));
    }

    [Operator]
    public static void TopK(OperatorCall call)
    {
        var x = call.Tensor(0);
        var count = checked((int)(call.Opset < 10 ? call.Int("k", 1) : call.Ints(1)[0]));
        var axis = call.Axis(call.Int("axis", -1), x.Shape.Rank);
        call.Give([.. call.Graph.Steps.Add(new TopK(count, axis, call.Flag("largest", true)), call.Name, x)]);
    }

    /// <summary>Places where a condition that is known holds.</summary>
    [Operator(9)]
    public static void Compress(OperatorCall call)
    {
        var x = call.Tensor(0);
        var flat = call.Attribute("axis") is null ? call.Reshape(x, [x.Shape.Elements()]) : x;
        var axis = call.Axis(call.Int("axis", 0), flat.Shape.Rank);
        long[] places = [.. call.Ints(1).Index().Where(c => c.Item != 0).Select(c => (long)c.Index)];
        call.Give(places.Length > 0 ? call.Add(new Gather(axis), flat, call.Literal(places, places.Length)) : throw call.Unsupported("nothing is left of it"));
    }

    /// <summary>The first places of each row backwards, as many as are known of it.</summary>
    [Operator(10)]
    public static void ReverseSequence(OperatorCall call)
    {
        var x = call.Tensor(0);
        var (time, batch) = (call.Axis(call.Int("time_axis", 0), x.Shape.Rank), call.Axis(call.Int("batch_axis", 1), x.Shape.Rank));
        var lengths = call.Ints(1);
        var dims = x.Shape.Select((_, i) => call.Size(x, i)).ToArray();
        var strides = Places.Strides(dims);
        var indices = new long[Places.Bounded(dims)];
        for (var i = 0; i < indices.Length; i++)
        {
            var (place, length) = (i / strides[time] % dims[time], lengths[i / strides[batch] % dims[batch]]);
            indices[i] = place < length ? length - 1 - place : place;
        }

        call.Give(call.Add(new GatherElements(time), x, call.Literal(indices, Array.ConvertAll(dims, d => (int)d))));
    }

    private static int Axis(OperatorCall call) => call.Axis(call.Int("axis", 0), call.Tensor(0).Shape.Rank);

    private static bool IsEmbedding(OperatorCall call) =>
        call.Input(0) is ConstantValue { IsComputed: false, Tensor: { Type: OnnxType.Float, Dims.Length: 2 } } && call.Int("axis", 0) == 0
        && call.Input(1) is FlowValue { Tensor.Type.Element: DType.Int64 or DType.Int32 };

    private static Tensor Whole(OperatorCall call, Tensor x) => x.Type.Element is DType.Int64 or DType.Int32 ? x : call.Add(new Cast(DType.Int64), x);

    private static ScatterKind Kind(OperatorCall call) => call.Text("reduction", "none") switch
    {
        "none" => ScatterKind.Replace,
        "add" => ScatterKind.Add,
        "mul" => ScatterKind.Multiply,
        "min" => ScatterKind.Min,
        "max" => ScatterKind.Max,
        var other => throw call.Unsupported($"the reduction '{other}' is none that is known"),
    };
}
