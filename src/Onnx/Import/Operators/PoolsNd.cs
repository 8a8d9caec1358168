using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Pooling of any rank, and what pooling of pictures does not have.</summary>
internal static class PoolsNd
{
    public static void MaxPool(OperatorCall call, Tensor x, WindowAttributes window)
    {
        var op = Window(call, PoolNdKind.Max, window) with { WithIndices = call.IsTaken(1), ColumnMajor = call.Flag("storage_order") };
        call.Give([.. call.Graph.Steps.Add(op, call.Name, x)]);
    }

    public static void AveragePool(OperatorCall call, Tensor x, WindowAttributes window) =>
        call.Give(call.Add(Window(call, PoolNdKind.Average, window) with { CountPadding = call.Flag("count_include_pad") }, x));

    [Operator]
    public static void LpPool(OperatorCall call)
    {
        var x = call.Tensor(0);
        call.Give(call.Add(Window(call, PoolNdKind.Norm, WindowAttributes.Of(call, x.Shape)) with { P = call.Int("p", 2) }, x));
    }

    /// <summary>The p-norm of each channel of each row.</summary>
    [Operator]
    public static void GlobalLpPool(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axes = Axes.Create([.. Enumerable.Range(2, x.Shape.Rank - 2)]);
        var p = call.Int("p", 2);
        call.Give(p is 1 or 2
            ? call.Add(new Reduce(p == 1 ? ReduceKind.L1 : ReduceKind.L2, axes, KeepAxes: true), x)
            : call.Add(new PoolNd(PoolNdKind.Norm, Axes.Create([.. Enumerable.Range(2, x.Shape.Rank - 2).Select(a =>
                checked((int)call.Size(x, a)))])) { P = p }, x));
    }

    private static PoolNd Window(OperatorCall call, PoolNdKind kind, WindowAttributes window) => new(kind, Axes.Create(window.Kernel))
    {
        Stride = Axes.Create(window.Stride),
        Dilation = Axes.Create(window.Dilation),
        Before = Axes.Create(window.Before),
        After = Axes.Create(window.After),
        Ceiling = call.Flag("ceil_mode"),
    };
}
