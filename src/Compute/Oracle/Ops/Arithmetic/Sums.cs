using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class AddScalar : BinaryScalar<Add>
{
    protected override double Value(Add op, double a, double b) => a + b;

    protected override long Value(Add op, Call call, long a, long b) => unchecked(a + b);

    protected override (double A, double B) Slopes(Add op, double a, double b) => (1, 1);
}

internal sealed class SubtractScalar : BinaryScalar<Subtract>
{
    protected override double Value(Subtract op, double a, double b) => a - b;

    protected override long Value(Subtract op, Call call, long a, long b) => unchecked(a - b);

    protected override (double A, double B) Slopes(Subtract op, double a, double b) => (1, -1);
}

internal sealed class MultiplyScalar : BinaryScalar<Multiply>
{
    protected override double Value(Multiply op, double a, double b) => a * b;

    protected override long Value(Multiply op, Call call, long a, long b) => unchecked(a * b);

    protected override (double A, double B) Slopes(Multiply op, double a, double b) => (b, a);
}
