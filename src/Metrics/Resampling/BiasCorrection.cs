namespace MLNetVision.Metrics;

/// <summary>
/// BCa: with z = quantile of the share of resamples below the figure (equal ones counting half) and a = sum(d^3) / (6 sum(d^2)^(3/2)) of the jackknife's
/// distances d from their mean, level p becomes Phi(z + (z + z_p) / (1 - a (z + z_p))).
/// </summary>
internal static class BiasCorrection
{
    public static (double Lower, double Upper) Of(double value, double[] drawn, double[] left, double lower, double upper)
    {
        var below = drawn.Count(d => d < value) + (drawn.Count(d => d == value) / 2.0);
        var bias = NormalDistribution.Quantile(below / drawn.Length);
        if (!double.IsFinite(bias))
            return (lower, upper);
        var acceleration = Acceleration(left);
        double Corrected(double level)
        {
            var z = bias + NormalDistribution.Quantile(level);
            return NormalDistribution.Below(bias + (z / (1 - (acceleration * z))));
        }

        return (Corrected(lower), Corrected(upper));
    }

    private static double Acceleration(double[] left)
    {
        if (left.Length == 0)
            return 0;
        var mean = left.Average();
        double squares = 0, cubes = 0;
        foreach (var value in left)
        {
            var distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }

        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }
}
