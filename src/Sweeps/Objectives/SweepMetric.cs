using MLNetVision.Training;

namespace MLNetVision.Sweeps;

/// <summary>What a sweep makes as good as it can.</summary>
/// <param name="Name">Its name, for the record.</param>
/// <param name="Goal">Which values are good.</param>
/// <param name="Measure">Measures a fitted pipeline; of folds, the mean counts.</param>
public sealed record SweepMetric(string Name, MetricGoal Goal, Func<SweepMeasure, double> Measure)
{
    internal double Loss(double value) => Goal == MetricGoal.Smaller ? value : -value;
}
