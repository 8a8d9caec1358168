using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class SinhScalar : ActivationScalar<Sinh>
{
    protected override double Value(Sinh op, double x) => Math.Sinh(x);

    protected override double Slope(Sinh op, double x) => Math.Cosh(x);
}

internal sealed class CoshScalar : ActivationScalar<Cosh>
{
    protected override double Value(Cosh op, double x) => Math.Cosh(x);

    protected override double Slope(Cosh op, double x) => Math.Sinh(x);
}

internal sealed class AsinhScalar : ActivationScalar<Asinh>
{
    protected override double Value(Asinh op, double x) => Math.Asinh(x);

    protected override double Slope(Asinh op, double x) => 1 / Math.Sqrt((x * x) + 1);
}

internal sealed class AcoshScalar : ActivationScalar<Acosh>
{
    protected override double Value(Acosh op, double x) => Math.Acosh(x);

    protected override double Slope(Acosh op, double x) => 1 / Math.Sqrt((x * x) - 1);
}

internal sealed class AtanhScalar : ActivationScalar<Atanh>
{
    protected override double Value(Atanh op, double x) => Math.Atanh(x);

    protected override double Slope(Atanh op, double x) => 1 / (1 - (x * x));
}
