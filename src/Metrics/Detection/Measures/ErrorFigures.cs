namespace MLNetVision.Metrics;

/// <summary>One kind of errors.</summary>
/// <param name="Count">How many there are, of all scores.</param>
/// <param name="Cost">By how much mending them all, and nothing else, would raise the mean average precision.</param>
public sealed record ErrorFigures(int Count, double Cost);
