using MLNetVision.Networks;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Learning;

/// <summary>Any number of labels.</summary>
internal sealed class LabelTask(string owner, ImageTrainingOptions options) : ImageTask
{
    public override string Owner => owner;

    public override ScoringTask Kind => ScoringTask.MultiLabel;

    public override ImageTrainingOptions Options => options;

    public override Objective For(Network network, TrainingTable table, int[] rows) => LabelObjective.For(network, WeightsOf(table, rows));
}
