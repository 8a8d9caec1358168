using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A loss of the difference alone, whose slope with respect to the target is the opposite.</summary>
internal abstract class DistanceScalar<TOp> : ElementwiseLossScalar<TOp>
    where TOp : ElementwiseLoss
{
    protected abstract double Value(TOp op, double difference);

    protected abstract double Slope(TOp op, double difference);

    protected sealed override double Value(TOp op, double x, double y) => Value(op, x - y);

    protected sealed override (double X, double Y) Slopes(TOp op, double x, double y)
    {
        var slope = Slope(op, x - y);
        return (slope, -slope);
    }
}

internal sealed class MeanSquaredErrorScalar : DistanceScalar<MeanSquaredError>
{
    protected override double Value(MeanSquaredError op, double difference) => difference * difference;

    protected override double Slope(MeanSquaredError op, double difference) => 2 * difference;
}

internal sealed class MeanAbsoluteErrorScalar : DistanceScalar<MeanAbsoluteError>
{
    protected override double Value(MeanAbsoluteError op, double difference) => Math.Abs(difference);

    protected override double Slope(MeanAbsoluteError op, double difference) => double.IsNaN(difference) ? difference : Math.Sign(difference);
}

internal sealed class SmoothL1Scalar : DistanceScalar<SmoothL1>
{
    protected override double Value(SmoothL1 op, double difference) =>
        Math.Abs(difference) < op.Beta ? difference * difference / (2 * op.Beta) : Math.Abs(difference) - (op.Beta / 2);

    protected override double Slope(SmoothL1 op, double difference) => Math.Clamp(difference / op.Beta, -1, 1);
}
