namespace MLNetVision.Metrics;

/// <summary>How confidence intervals are made. The same options and rows always give the same intervals.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How often the rows are drawn anew, 1,000 times by default.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The share of intervals that hold the true figure, 0.95 by default.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How the interval is read from the resamples.</summary>
    public IntervalMethod Method { get; init; } = IntervalMethod.BiasCorrected;

    /// <summary>What the draws come from.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Check()
    {
        if (Resamples < 1)
            throw new ArgumentOutOfRangeException(nameof(Resamples), Resamples, "BootstrapOptions.Resamples is 1 or more; 1,000 is usual.");
        if (Confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Confidence), Confidence, "BootstrapOptions.Confidence lies between 0 and 1; 0.95 is usual.");
    }
}
