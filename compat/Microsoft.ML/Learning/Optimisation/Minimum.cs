namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <param name="Point">The best point found; null when the start was already an optimum and no step was tried.</param>
/// <param name="Value">The function there.</param>
/// <param name="EarlyEnd">Why the run ended before its stop rule was met; null when it was met.</param>
internal sealed record Minimum(float[] Point, float Value, string EarlyEnd);
