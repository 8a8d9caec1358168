using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class SinScalar : ActivationScalar<Sin>
{
    protected override double Value(Sin op, double x) => Math.Sin(x);

    protected override double Slope(Sin op, double x) => Math.Cos(x);
}

internal sealed class CosScalar : ActivationScalar<Cos>
{
    protected override double Value(Cos op, double x) => Math.Cos(x);

    protected override double Slope(Cos op, double x) => -Math.Sin(x);
}

internal sealed class TanScalar : ActivationScalar<Tan>
{
    protected override double Value(Tan op, double x) => Math.Tan(x);

    protected override double Slope(Tan op, double x) => 1 + (Math.Tan(x) * Math.Tan(x));
}

internal sealed class AsinScalar : ActivationScalar<Asin>
{
    protected override double Value(Asin op, double x) => Math.Asin(x);

    protected override double Slope(Asin op, double x) => 1 / Math.Sqrt(1 - (x * x));
}

internal sealed class AcosScalar : ActivationScalar<Acos>
{
    protected override double Value(Acos op, double x) => Math.Acos(x);

    protected override double Slope(Acos op, double x) => -1 / Math.Sqrt(1 - (x * x));
}

internal sealed class AtanScalar : ActivationScalar<Atan>
{
    protected override double Value(Atan op, double x) => Math.Atan(x);

    protected override double Slope(Atan op, double x) => 1 / (1 + (x * x));
}
