namespace MLNetVision.Trainers.Detection;

/// <summary>The regression of the boxes of a class.</summary>
/// <param name="Weights">[4][width + 1], for features that are not scaled, the constant last.</param>
/// <param name="Penalty">The penalty that was chosen.</param>
/// <param name="Rows">The regions that it learnt from.</param>
internal sealed record BoxRegression(double[][] Weights, double Penalty, long Rows);
