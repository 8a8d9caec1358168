namespace MLNetVision.Trainers.HeadFitting;

/// <summary>The logistic function without overflow.</summary>
internal static class Sigmoid
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    public static double Of(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>log(1 + exp(x)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>The logit becomes p - target; gives the cross-entropy.</summary>
    public static double Residual(ref double logit, double target)
    {
        var loss = Softplus(logit) - (target * logit);
        logit = Of(logit) - target;
        return loss;
    }

    /// <summary>log(1 + x) for x from 0 to 1, also for x near 0 (Kahan's correction).</summary>
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum.Equals(1.0) ? x : Math.Log(sum) * x / (sum - 1);
    }
}
