using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Pooling.</summary>
internal static class Pools
{
    [Operator]
    public static void MaxPool(OperatorCall call)
    {
        var x = call.Tensor(0);
        var window = WindowAttributes.Of(call, x.Shape);
        if (!window.IsPicture || !window.IsNarrow || call.Node.Outputs.Length > 1 || x.Type.Element != DType.Float32)
        {
            PoolsNd.MaxPool(call, x, window);
            return;
        }

        call.Give(call.Add(
            new MaxPool2d(window.Kernel2, window.Stride2) { Padding = window.Padding2, Dilation = window.Dilation2, Ceiling = call.Flag("ceil_mode") }, x));
    }

    [Operator]
    public static void AveragePool(OperatorCall call)
    {
        var x = call.Tensor(0);
        var window = WindowAttributes.Of(call, x.Shape);
        if (!window.IsPicture || !window.IsNarrow || window.Dilation2 != 1)
        {
            PoolsNd.AveragePool(call, x, window);
            return;
        }

        call.Give(call.Add(
            new AveragePool2d(window.Kernel2, window.Stride2)
            {
                Padding = window.Padding2,
                Ceiling = call.Flag("ceil_mode"),
                CountPadding = call.Flag("count_include_pad") && !window.IsSame,
            },
            x));
    }

    [Operator]
    public static void GlobalAveragePool(OperatorCall call) => Global(call, PoolKind.Average, ReduceKind.Mean);

    [Operator]
    public static void GlobalMaxPool(OperatorCall call) => Global(call, PoolKind.Max, ReduceKind.Max);

    private static void Global(OperatorCall call, PoolKind pool, ReduceKind reduce)
    {
        var x = call.Tensor(0);
        call.Give(call.Add(x.Shape.Rank == 4 ? new AdaptivePool2d(1, pool)
            : new Reduce(reduce, Axes.Create([.. Enumerable.Range(2, x.Shape.Rank - 2)]), KeepAxes: true), x));
    }
}
