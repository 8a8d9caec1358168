namespace MLNetVision.Metrics;

/// <summary>A figure and what it might have been on other rows of the same kind.</summary>
/// <param name="Value">The figure of the rows there are.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public sealed record ConfidenceInterval(double Value, double Lower, double Upper);
