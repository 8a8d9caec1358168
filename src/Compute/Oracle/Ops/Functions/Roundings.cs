using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class FloorScalar : ActivationScalar<Floor>
{
    protected override double Value(Floor op, double x) => Math.Floor(x);

    protected override double Slope(Floor op, double x) => 0;
}

internal sealed class CeilingScalar : ActivationScalar<Ceiling>
{
    protected override double Value(Ceiling op, double x) => Math.Ceiling(x);

    protected override double Slope(Ceiling op, double x) => 0;
}

internal sealed class RoundScalar : ActivationScalar<Round>
{
    protected override double Value(Round op, double x) => Math.Round(x, MidpointRounding.ToEven);

    protected override double Slope(Round op, double x) => 0;
}
