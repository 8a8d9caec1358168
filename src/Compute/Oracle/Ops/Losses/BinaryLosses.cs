using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>With logits: max(x, 0) - x y + log(1 + exp(-|x|)). With probabilities logarithms are kept from -100 up, and p (1 - p) from 1e-12 up.</summary>
internal sealed class BinaryCrossEntropyScalar : ElementwiseLossScalar<BinaryCrossEntropy>
{
    private const double LeastLog = -100;
    private const double LeastVariance = 1e-12;

    protected override double Value(BinaryCrossEntropy op, double x, double y) => op.FromLogits
        ? Functions.Softplus(x) - (x * y)
        : -(y * Log(x)) - ((1 - y) * Log(1 - x));

    protected override (double X, double Y) Slopes(BinaryCrossEntropy op, double x, double y) => op.FromLogits
        ? (Functions.Sigmoid(x) - y, -x)
        : ((x - y) / Math.Max(x * (1 - x), LeastVariance), Log(1 - x) - Log(x));

    private static double Log(double p) => Math.Max(Math.Log(p), LeastLog);
}

internal sealed class HingeScalar : ElementwiseLossScalar<Hinge>
{
    protected override double Value(Hinge op, double x, double y) => Math.Max(0, Violation(op, x, y)) * (op.Squared ? Math.Max(0, Violation(op, x, y)) : 1);

    protected override (double X, double Y) Slopes(Hinge op, double x, double y)
    {
        var violation = Violation(op, x, y);
        var factor = violation <= 0 ? 0 : op.Squared ? 2 * violation : 1;
        return (-y * factor, -x * factor);
    }

    private static double Violation(Hinge op, double x, double y) => op.Margin - (y * x);
}
