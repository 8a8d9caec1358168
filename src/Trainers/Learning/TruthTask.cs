using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Learning;

/// <summary>Yes or no.</summary>
internal sealed class TruthTask(string owner, ImageTrainingOptions options, double? positiveWeight) : ImageTask
{
    public override string Owner => owner;

    public override ScoringTask Kind => ScoringTask.Binary;

    public override ImageTrainingOptions Options => options;

    public override void Check(TrainingTable table)
    {
        var truths = table.Targets.Numbers!;
        if (truths.All(t => t == truths[0]))
        {
            throw new InvalidOperationException($"{owner}: all {truths.Length} labels are {truths[0] > 0}; rows of both are needed. Is it the right column?");
        }
    }

    public override Objective For(Network network, TrainingTable table, int[] rows)
    {
        var truths = table.Targets.Numbers!;
        var positives = rows.Count(row => truths[row] > 0);
        var factor = (float)(positiveWeight ?? (rows.Length - positives) / (double)Math.Max(1, positives));
        return LabelObjective.For(network, WeightsOf(table, rows, factor == 1 ? null : (t, row) => t.Targets.ClassOf(row) > 0 ? factor : 1));
    }
}
