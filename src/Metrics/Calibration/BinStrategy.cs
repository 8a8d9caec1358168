namespace MLNetVision.Metrics;

/// <summary>Where the bins of a reliability curve end.</summary>
public enum BinStrategy
{
    /// <summary>Bins of the same width.</summary>
    Uniform,

    /// <summary>Bins of about the same number of rows: at quantiles of the probabilities.</summary>
    Quantile,
}
