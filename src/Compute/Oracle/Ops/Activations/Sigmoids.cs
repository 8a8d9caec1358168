using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class SigmoidScalar : ActivationScalar<Sigmoid>
{
    protected override double Value(Sigmoid op, double x) => Functions.Sigmoid(x);

    protected override double Slope(Sigmoid op, double x) => Functions.Sigmoid(x) * Functions.Sigmoid(-x);
}

internal sealed class TanhScalar : ActivationScalar<Tanh>
{
    protected override double Value(Tanh op, double x) => Math.Tanh(x);

    protected override double Slope(Tanh op, double x) => 1 - (Math.Tanh(x) * Math.Tanh(x));
}

internal sealed class HardSigmoidScalar : ActivationScalar<HardSigmoid>
{
    protected override double Value(HardSigmoid op, double x) => Math.Clamp(x + 3, 0, 6) / 6;

    protected override double Slope(HardSigmoid op, double x) => x is > -3 and < 3 ? 1 / 6.0 : 0;
}

internal sealed class SoftsignScalar : ActivationScalar<Softsign>
{
    protected override double Value(Softsign op, double x) => x / (1 + Math.Abs(x));

    protected override double Slope(Softsign op, double x) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)));
}

internal sealed class SoftplusScalar : ActivationScalar<Softplus>
{
    protected override double Value(Softplus op, double x) => Functions.Softplus(op.Beta * x) / op.Beta;

    protected override double Slope(Softplus op, double x) => Functions.Sigmoid(op.Beta * x);
}
