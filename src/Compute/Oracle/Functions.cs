namespace MLNetVision.Compute.Oracle;

/// <summary>Functions of one number that keep their digits everywhere and do not overflow on the way.</summary>
internal static class Functions
{
    /// <summary>2 / sqrt(pi).</summary>
    public const double TwoOverRootPi = 1.1283791670955126;
    private const double RootHalf = 0.70710678118654752;

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>log(1 + x), precise near 0 (Kahan's correction).</summary>
    public static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * x / (u - 1);
    }

    /// <summary>exp(x) - 1, precise near 0 (Kahan's correction).</summary>
    public static double ExpMinusOne(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : double.IsInfinity(u) || u - 1 == -1 ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>log(1 + exp(x)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>The distribution function of the standard normal distribution.</summary>
    public static double NormalDistribution(double x) => ErrorComplement(-x * RootHalf) / 2;

    /// <summary>The density of the standard normal distribution.</summary>
    public static double NormalDensity(double x) => Math.Exp(-x * x / 2) * TwoOverRootPi * RootHalf / 2;

    /// <summary>1 - erf(x): a series of positive terms near 0, a continued fraction far out (Abramowitz and Stegun 7.1.6, 7.1.14).</summary>
    public static double ErrorComplement(double x) => double.IsNaN(x) ? x
        : x < -1.5 ? 2 - Tail(-x)
        : x > 1.5 ? Tail(x)
        : 1 - ErrorSeries(x);

    /// <summary>erf(x) = 2 / sqrt(pi) exp(-x²) sum over n of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)).</summary>
    private static double ErrorSeries(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverRootPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc(x) = exp(-x²) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))), from its far end.</summary>
    private static double Tail(double x)
    {
        const int Depth = 120;
        var fraction = x;
        for (var n = Depth; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) * TwoOverRootPi / 2 / fraction;
    }
}
