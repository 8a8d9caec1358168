using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Numbers from 0 to 1 with density proportional to x^(a - 1) (1 - x)^(b - 1).</summary>
internal static class BetaDistribution
{
    /// <summary>X / (X + Y) for X from Gamma(a) and Y from Gamma(b), with logarithms so that tiny parameters do not end in 0 / 0.</summary>
    public static double Draw(double a, double b, ref RandomStream random)
    {
        var x = LogGamma(a, ref random);
        var y = LogGamma(b, ref random);
        return 1 / (1 + Math.Exp(y - x));
    }

    /// <summary>
    /// The logarithm of a number from Gamma(shape, 1): Marsaglia and Tsang's squeeze (2000) for shapes from 1; for smaller ones Gamma(shape + 1) * U^(1 /
    /// shape).
    /// </summary>
    private static double LogGamma(double shape, ref RandomStream random)
    {
        if (shape < 1)
        {
            var boost = Math.Log(1 - random.NextUniform()) / shape;
            return LogGamma(shape + 1, ref random) + boost;
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            v *= v * v;
            if (v > 0 && Math.Log(1 - random.NextUniform()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return Math.Log(d * v);
            }
        }
    }
}
