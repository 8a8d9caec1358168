using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class AffineScalar : ActivationScalar<Affine>
{
    protected override double Value(Affine op, double x) => (op.Factor * x) + op.Shift;

    protected override double Slope(Affine op, double x) => op.Factor;
}

internal sealed class ReluScalar : ActivationScalar<Relu>
{
    protected override double Value(Relu op, double x) => x <= 0 ? 0 : x;

    protected override double Slope(Relu op, double x) => x <= 0 ? 0 : 1;
}

internal sealed class Relu6Scalar : ActivationScalar<Relu6>
{
    protected override double Value(Relu6 op, double x) => x <= 0 ? 0 : x >= 6 ? 6 : x;

    protected override double Slope(Relu6 op, double x) => x is <= 0 or >= 6 ? 0 : 1;
}

internal sealed class HardTanhScalar : ActivationScalar<HardTanh>
{
    protected override double Value(HardTanh op, double x) => x < op.Min ? op.Min : x > op.Max ? op.Max : x;

    protected override double Slope(HardTanh op, double x) => x <= op.Min || x >= op.Max ? 0 : 1;
}

internal sealed class LeakyReluScalar : ActivationScalar<LeakyRelu>
{
    protected override double Value(LeakyRelu op, double x) => x > 0 ? x : x * op.Slope;

    protected override double Slope(LeakyRelu op, double x) => x > 0 ? 1 : op.Slope;
}

/// <summary>Alpha (exp(x) - 1) below 0.</summary>
internal sealed class EluScalar : ActivationScalar<Elu>
{
    protected override double Value(Elu op, double x) => x > 0 ? x : op.Alpha * Functions.ExpMinusOne(x);

    protected override double Slope(Elu op, double x) => x > 0 ? 1 : op.Alpha * Math.Exp(x);
}

/// <summary>Scale times ELU, with the constants at which mean 0 and variance 1 are a fixed point.</summary>
internal sealed class SeluScalar : ActivationScalar<Selu>
{
    private const double Alpha = 1.6732632423543772848;
    private const double Scale = 1.0507009873554804934;

    protected override double Value(Selu op, double x) => Scale * (x > 0 ? x : Alpha * Functions.ExpMinusOne(x));

    protected override double Slope(Selu op, double x) => Scale * (x > 0 ? 1 : Alpha * Math.Exp(x));
}
