namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <param name="BiasCount">How many coordinates, from the first, L1 leaves alone.</param>
/// <param name="L1">The weight of Σ|x| in the function minimised; 0 for none.</param>
/// <param name="HistorySize">How many past steps estimate the curvature.</param>
/// <param name="NonNegative">Whether coordinates must stay at or above zero.</param>
/// <param name="Tolerance">The mean improvement at which to stop.</param>
/// <param name="MaximumIterations">The iteration at which to stop.</param>
internal sealed record OptimiserSettings(int BiasCount, float L1, int HistorySize, bool NonNegative, float Tolerance, int MaximumIterations);
