using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class SiluScalar : ActivationScalar<Silu>
{
    protected override double Value(Silu op, double x) => x * Functions.Sigmoid(x);

    protected override double Slope(Silu op, double x) => Functions.Sigmoid(x) * (1 + (x * Functions.Sigmoid(-x)));
}

internal sealed class HardSwishScalar : ActivationScalar<HardSwish>
{
    protected override double Value(HardSwish op, double x) => x * Math.Clamp(x + 3, 0, 6) / 6;

    protected override double Slope(HardSwish op, double x) => x < -3 ? 0 : x <= 3 ? (x / 3) + 0.5 : 1;
}

/// <summary>x Phi(x); or x (1 + tanh(u)) / 2 with u = sqrt(2 / pi) (x + 0.044715 x³).</summary>
internal sealed class GeluScalar : ActivationScalar<Gelu>
{
    private const double RootTwoOverPi = 0.79788456080286536;
    private const double Cubic = 0.044715;

    protected override double Value(Gelu op, double x) =>
        op.TanhApproximation ? x * (1 + Math.Tanh(Inner(x))) / 2 : x * Functions.NormalDistribution(x);

    protected override double Slope(Gelu op, double x)
    {
        if (!op.TanhApproximation)
        {
            return Functions.NormalDistribution(x) + (x * Functions.NormalDensity(x));
        }

        var tanh = Math.Tanh(Inner(x));
        var inner = RootTwoOverPi * (1 + (3 * Cubic * x * x));
        return ((1 + tanh) / 2) + (x * (1 - (tanh * tanh)) * inner / 2);
    }

    private static double Inner(double x) => RootTwoOverPi * (x + (Cubic * x * x * x));
}
