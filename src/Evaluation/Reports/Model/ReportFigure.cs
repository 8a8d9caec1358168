using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>A figure of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Meaning">What it says, in half a sentence.</param>
/// <param name="Interval">Its confidence interval, where there is one.</param>
public sealed record ReportFigure(string Name, double Value, string Meaning, ConfidenceInterval? Interval = null);
