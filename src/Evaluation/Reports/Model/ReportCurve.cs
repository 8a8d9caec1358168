using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>The curves of a class in a report.</summary>
/// <param name="Name">The class.</param>
/// <param name="Curves">Its curves.</param>
public sealed record ReportCurve(string Name, ScoreCurves Curves);
