namespace MLNetVision.Metrics;

/// <summary>The standard normal distribution in double precision.</summary>
internal static class NormalDistribution
{
    /// <summary>Where the series ends and the continued fraction begins.</summary>
    private const double Tail = 3;

    private static readonly double RootOfTwoPi = Math.Sqrt(2 * Math.PI);

    /// <summary>The share below x.</summary>
    public static double Below(double x) => x > 0 ? 1 - Above(x) : Above(-x);

    /// <summary>The share above x: 1/2 - phi(x) (x + x^3/3 + x^5/15 + ...), and far out Laplace's fraction phi(x) / (x + 1/(x + 2/(x + ...))).</summary>
    public static double Above(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x))
            return double.IsNaN(x) ? x : x > 0 ? 0 : 1;
        if (x < 0)
            return 1 - Above(-x);
        if (x < Tail)
        {
            double term = x, sum = x;
            for (var n = 3; term > sum * 1e-17; n += 2)
                sum += term *= x * x / n;
            return 0.5 - (Density(x) * sum);
        }

        var fraction = x;
        for (var n = 200; n > 0; n--)
            fraction = x + (n / fraction);
        return Density(x) / fraction;
    }

    /// <summary>The number below which a share lies: bisection of <see cref="Below"/>, or of its mirror image above one half.</summary>
    public static double Quantile(double share)
    {
        if (share is not (> 0 and < 1))
            return share == 0 ? double.NegativeInfinity : share == 1 ? double.PositiveInfinity : double.NaN;
        if (share > 0.5)
            return -Quantile(1 - share);
        double low = -39, high = 0;
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
                return middle;
            (low, high) = Above(-middle) < share ? (middle, high) : (low, middle);
        }
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / RootOfTwoPi;
}
