namespace MLNetVision.Evaluation;

/// <summary>A class that was taken for another one.</summary>
/// <param name="Actual">What the rows are.</param>
/// <param name="Predicted">What they were taken for.</param>
/// <param name="Rows">How many.</param>
/// <param name="Share">Of the rows of the actual class.</param>
public sealed record ConfusedPair(string Actual, string Predicted, long Rows, double Share);
