using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Arithmetic of two values, and numbers that become one.</summary>
internal static class Calculations
{
    public static OnnxValue Add(Add op, OpCall call) => call.X.Add(call.Input(1));

    public static OnnxValue Subtract(Subtract op, OpCall call) => call.X.Sub(call.Input(1));

    public static OnnxValue Multiply(Multiply op, OpCall call) => call.X.Mul(call.Input(1));

    public static OnnxValue Divide(Divide op, OpCall call) => call.X.Div(call.Input(1));

    public static OnnxValue Power(Power op, OpCall call) => call.X.Pow(call.Input(1));

    public static OnnxValue Minimum(Minimum op, OpCall call) => call.X.Min(call.Input(1));

    public static OnnxValue Maximum(Maximum op, OpCall call) => call.X.Max(call.Input(1));

    /// <summary>Of floating numbers the standard has only fmod; fmod(fmod(a, b) + b, b) has the sign of b.</summary>
    public static OnnxValue Modulo(Modulo op, OpCall call)
    {
        var (a, b) = (call.X, call.Input(1));
        return op.Truncated ? a.Mod(b, fmod: true) : a.Element.IsFloating() ? a.Mod(b, fmod: true).Add(b).Mod(b, fmod: true) : a.Mod(b);
    }

    public static OnnxValue Reduce(Reduce op, OpCall call)
    {
        var x = call.X;
        long[] axes = [.. op.Axes.Select(a => (long)call.Axis(a))];
        return op.Kind switch
        {
            ReduceKind.Sum => x.ReduceSum(axes, op.KeepAxes),
            ReduceKind.Mean => x.ReduceMean(axes, op.KeepAxes),
            ReduceKind.Max => x.ReduceMax(axes, op.KeepAxes),
            ReduceKind.Min => x.ReduceMin(axes, op.KeepAxes),
            ReduceKind.Product => x.ReduceProd(axes, op.KeepAxes),
            ReduceKind.SumOfSquares => x.ReduceSumSquare(axes, op.KeepAxes),
            ReduceKind.L1 => x.ReduceL1(axes, op.KeepAxes),
            ReduceKind.L2 => x.ReduceL2(axes, op.KeepAxes),
            ReduceKind.LogSum => x.ReduceLogSum(axes, op.KeepAxes),
            ReduceKind.LogSumExp => x.ReduceLogSumExp(axes, op.KeepAxes),
            _ => throw new UnsupportedOpException($"reduces by {op.Kind}, which the standard has no operator for"),
        };
    }
}
