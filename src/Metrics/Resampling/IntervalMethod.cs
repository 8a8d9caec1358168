namespace MLNetVision.Metrics;

/// <summary>How an interval is read from bootstrap resamples.</summary>
public enum IntervalMethod
{
    /// <summary>The quantiles of the resamples' figures.</summary>
    Percentile,

    /// <summary>Quantiles corrected for bias and for a spread that depends on the figure (BCa; Efron 1987).</summary>
    BiasCorrected,
}
