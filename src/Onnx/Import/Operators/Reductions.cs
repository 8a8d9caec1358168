using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Sums, means and the like over axes.</summary>
internal static class Reductions
{
    [Operator]
    public static void ReduceSum(OperatorCall call) => Over(call, ReduceKind.Sum);

    [Operator]
    public static void ReduceMean(OperatorCall call) => Over(call, ReduceKind.Mean);

    [Operator]
    public static void ReduceMax(OperatorCall call) => Over(call, ReduceKind.Max);

    [Operator]
    public static void ReduceMin(OperatorCall call) => Over(call, ReduceKind.Min);

    [Operator]
    public static void ReduceProd(OperatorCall call) => Over(call, ReduceKind.Product);

    [Operator]
    public static void ReduceL1(OperatorCall call) => Over(call, ReduceKind.L1);

    [Operator]
    public static void ReduceL2(OperatorCall call) => Over(call, ReduceKind.L2);

    [Operator]
    public static void ReduceLogSum(OperatorCall call) => Over(call, ReduceKind.LogSum);

    [Operator]
    public static void ReduceLogSumExp(OperatorCall call) => Over(call, ReduceKind.LogSumExp);

    [Operator]
    public static void ReduceSumSquare(OperatorCall call) => Over(call, ReduceKind.SumOfSquares);

    private static void Over(OperatorCall call, ReduceKind kind)
    {
        var x = call.Tensor(0);
        var axes = call.Axes("axes", 1) ?? [];
        if (axes.Length == 0 && call.Flag("noop_with_empty_axes"))
        {
            call.Give(x);
            return;
        }

        int[] all = axes.Length == 0 ? [.. Enumerable.Range(0, x.Shape.Rank)] : [.. axes.Select(a => call.Axis(a, x.Shape.Rank))];
        call.Give(all.Length == 0 ? x : call.Add(new Reduce(kind, Axes.Create(all), call.Flag("keepdims", true)), x));
    }
}
