using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class SqrtScalar : ActivationScalar<Sqrt>
{
    protected override double Value(Sqrt op, double x) => Math.Sqrt(x);

    protected override double Slope(Sqrt op, double x) => 0.5 / Math.Sqrt(x);
}

internal sealed class ExpScalar : ActivationScalar<Exp>
{
    protected override double Value(Exp op, double x) => Math.Exp(x);

    protected override double Slope(Exp op, double x) => Math.Exp(x);
}

internal sealed class LogScalar : ActivationScalar<Log>
{
    protected override double Value(Log op, double x) => Math.Log(x);

    protected override double Slope(Log op, double x) => 1 / x;
}

internal sealed class ReciprocalScalar : ActivationScalar<Reciprocal>
{
    protected override double Value(Reciprocal op, double x) => 1 / x;

    protected override double Slope(Reciprocal op, double x) => -1 / (x * x);
}

internal sealed class ErfScalar : ActivationScalar<Erf>
{
    protected override double Value(Erf op, double x) => 1 - Functions.ErrorComplement(x);

    protected override double Slope(Erf op, double x) => Functions.TwoOverRootPi * Math.Exp(-x * x);
}
