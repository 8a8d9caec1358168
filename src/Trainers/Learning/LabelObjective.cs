using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Measuring;
using MLNetVision.Trainers.Reading;

namespace MLNetVision.Trainers.Learning;

/// <summary>Labels that hold or do not, each on its own: a logit each, and the cross-entropy of its sigmoid.</summary>
internal static class LabelObjective
{
    public static Objective For(Network network, Func<TrainingTable, float[]>? weights) => new()
    {
        Trainable = weights is null ? network.WithLoss(new BinaryCrossEntropy()) : Objective.WithLoss(network, WeightedLosses.Labels),
        Values = table => Objective.Rows(new RowValues(Objective.Target, table.Targets.RowShape, table.Targets.Numbers!), weights?.Invoke(table)),
        Metrics = [Metric.Mean("accuracy", MetricGoal.Larger, [Objective.Output], (inputs, outputs) =>
            Accuracy(inputs[Objective.Target].As<float>(), outputs[Objective.Output].As<float>()))],
    };

    /// <summary>The share of labels that are said rightly; a chance of a half and more is a yes.</summary>
    private static double Accuracy(ReadOnlySpan<float> truths, ReadOnlySpan<float> scores)
    {
        var right = 0;
        for (var i = 0; i < truths.Length; i++)
        {
            right += truths[i] >= 0.5f == scores[i] >= 0 ? 1 : 0;
        }

        return (double)right / truths.Length;
    }
}
