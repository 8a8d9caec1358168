using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Values made larger: repeated, padded, filled.</summary>
internal static class Enlargements
{
    [Operator(8)]
    public static void Expand(OperatorCall call)
    {
        var x = call.Tensor(0);
        Dim[] target = [.. call.Numbers(1).Items.Select(t => t.AsDim() ?? throw call.Unsupported($"{t} is no size"))];
        if (call.Graph.HasNewBatch && target.Length >= x.Shape.Rank && target.Length > 0 && x.Shape.Rank == target.Length && x.Shape[0] == Dim.Batch
            && target[0] == Dim.FromSize(1))
        {
            target[0] = Dim.Batch;
        }

        call.Give(call.Add(new Expand(Shape.Create(target)), x));
    }

    [Operator]
    public static void Tile(OperatorCall call) => call.Give(call.Add(new Tile(Axes.Create([.. call.Ints(1).Select(r => checked((int)r))])), call.Tensor(0)));

    [Operator]
    public static void Pad(OperatorCall call)
    {
        var x = call.Tensor(0);
        var rank = x.Shape.Rank;
        var given = (call.Opset < 11 ? call.Ints("pads") ?? call.Ints("paddings") : call.Ints(1)) ?? throw call.Unsupported("it lacks its pads");
        var axes = call.Has(3) ? [.. call.Ints(3).Select(a => call.Axis(a, rank))] : Enumerable.Range(0, rank).ToArray();
        if (given.Length != 2 * axes.Length)
        {
            throw call.Unsupported($"{given.Length} pads do not fit {axes.Length} axes");
        }

        var (before, after) = (new int[rank], new int[rank]);
        for (var i = 0; i < axes.Length; i++)
        {
            (before[axes[i]], after[axes[i]]) = (checked((int)given[i]), checked((int)given[i + axes.Length]));
        }

        var value = call.Opset < 11 ? call.Float("value", 0) : call.Number(2, 0);
        call.Give(By(call, x, before, after, Kind(call), value));
    }

    [Operator(9)]
    public static void ConstantOfShape(OperatorCall call)
    {
        var value = call.Attribute("value")?.Tensor ?? TensorProto.Of<float>("", [0], 1);
        var element = value.Type.ToDType() ?? throw call.Unsupported($"numbers of {value.Type}");
        var shape = Shape.Create([.. call.Numbers(0).Items.Select(t => t.AsDim() ?? throw call.Unsupported($"{t} is no size"))]);
        call.Give(call.Add(new Fill(new TensorType(element, shape), Import.Numbers.From(value)!.Items[0].Real)));
    }

    /// <summary>Ones on a diagonal of a matrix of the size that another one has.</summary>
    [Operator(9)]
    public static void EyeLike(OperatorCall call)
    {
        var x = call.Tensor(0);
        var (rows, columns, diagonal) = (call.Size(x, 0), call.Size(x, 1), call.Int("k", 0));
        var type = call.Attribute("dtype") is { } said ? (OnnxType)said.Int : x.Type.Element.ToOnnx();
        Folding.Places.Bounded([rows, columns]);
        var items = Enumerable.Range(0, checked((int)(rows * columns))).Select(i => Term.Of(i % columns == (i / columns) + diagonal ? 1L : 0L));
        call.Give(Value.Of(new Numbers(type, [rows, columns], [.. items])));
    }

    [Operator(11)]
    public static void CumSum(OperatorCall call)
    {
        var x = call.Tensor(0);
        call.Give(call.Add(new CumulativeSum(call.Axis(call.Ints(1)[0], x.Shape.Rank), call.Flag("exclusive"), call.Flag("reverse")), x));
    }

    [Operator(14)]
    public static void Trilu(OperatorCall call) =>
        call.Give(call.Add(new Trilu(call.Flag("upper", true), checked((int)Math.Clamp(call.Has(1) ? call.Ints(1)[0] : 0, int.MinValue, int.MaxValue))),
            call.Tensor(0)));

    [Operator]
    public static void DepthToSpace(OperatorCall call) =>
        call.Give(call.Tensor(0).DepthToSpace(checked((int)call.Int("blocksize", 1)), call.Text("mode", "DCR") == "CRD"));

    [Operator]
    public static void SpaceToDepth(OperatorCall call) => call.Give(call.Tensor(0).SpaceToDepth(checked((int)call.Int("blocksize", 1))));

    public static Tensor By(OperatorCall call, Tensor x, int[] before, int[] after, PadKind kind, double value)
    {
        if (before.Concat(after).All(p => p == 0))
        {
            return x;
        }

        var isPicture = x.Type.Element == DType.Float32 && kind is (PadKind.Constant or PadKind.Edge or PadKind.Reflect)
            && before is [0, 0, >= 0, >= 0] && after is [0, 0, >= 0, >= 0];
        return isPicture
            ? call.Add(new Pad2d(new Padding(before[2], before[3], after[2], after[3]), kind, (float)value), x)
            : call.Add(new Pad(Axes.Create(before), Axes.Create(after), kind, value), x);
    }

    private static PadKind Kind(OperatorCall call) => call.Text("mode", "constant") switch
    {
        "constant" => PadKind.Constant,
        "edge" => PadKind.Edge,
        "reflect" => PadKind.Reflect,
        "wrap" => PadKind.Wrap,
        var other => throw call.Unsupported($"the mode '{other}' is none that is known"),
    };
}
