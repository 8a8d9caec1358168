using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Equal numbers share the gradient, as in PyTorch.</summary>
internal sealed class MinimumScalar : BinaryScalar<Minimum>
{
    protected override double Value(Minimum op, double a, double b) => Math.Min(a, b);

    protected override long Value(Minimum op, Call call, long a, long b) => Math.Min(a, b);

    protected override (double A, double B) Slopes(Minimum op, double a, double b) => a < b ? (1, 0) : b < a ? (0, 1) : (0.5, 0.5);
}

/// <summary>Equal numbers share the gradient, as in PyTorch.</summary>
internal sealed class MaximumScalar : BinaryScalar<Maximum>
{
    protected override double Value(Maximum op, double a, double b) => Math.Max(a, b);

    protected override long Value(Maximum op, Call call, long a, long b) => Math.Max(a, b);

    protected override (double A, double B) Slopes(Maximum op, double a, double b) => a > b ? (1, 0) : b > a ? (0, 1) : (0.5, 0.5);
}
