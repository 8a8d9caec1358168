using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Measuring;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Learning;

/// <summary>One class of several.</summary>
internal sealed class ClassTask(string owner, ImageCnnOptions options) : ImageTask
{
    private const string ClassWeight = "class_weight";

    public override string Owner => owner;

    public override ScoringTask Kind => ScoringTask.Multiclass;

    public override ImageTrainingOptions Options => options;

    public override void Check(TrainingTable table) => ((ClassTargets)table.Targets).Require(2);

    public override Objective For(Network network, TrainingTable table, int[] rows)
    {
        var classWeights = ClassWeights(table.Targets, rows);
        var metrics = new IMetric[] { Metric.Accuracy with { Scores = Objective.Output, Target = Objective.Target } };
        if (table.Weights is not null)
        {
            var weights = WeightsOf(table, rows, classWeights is null ? null : (t, row) => classWeights[t.Targets.ClassOf(row)])!;
            return new Objective
            {
                Trainable = Objective.WithLoss(network, scores => WeightedLosses.Classes(scores, options)),
                Kind = BatchTarget.Class,
                Values = t => [new RowValues(Objective.Weight, Shape.Scalar, weights(t))],
                Metrics = metrics,
            };
        }

        ClassLoss loss = options.Loss == ClassLossKind.Focal ? new Focal(options.FocalGamma) : new CrossEntropy(options.LabelSmoothing);
        return new Objective
        {
            Trainable = network.WithLoss(loss, probabilities: options.Mixing is not null, classWeights: classWeights is null ? null : ClassWeight),
            Kind = options.Mixing is null ? BatchTarget.Class : BatchTarget.Probabilities,
            Constants = classWeights is null ? new() : new Dictionary<string, HostTensor>
            {
                [ClassWeight] = HostTensor.Of<float>(classWeights, classWeights.Length),
            },
            Metrics = metrics,
        };
    }

    private float[]? ClassWeights(TargetColumn targets, int[] rows)
    {
        if (options.Balance == ClassBalance.Weights)
        {
            return RowWeights.Balanced([.. rows.Select(targets.ClassOf)], targets.Labels.Count);
        }

        if (options.ClassWeights is not { } given)
        {
            return null;
        }

        var unknown = given.Keys.Except(targets.Labels).ToArray();
        return unknown.Length == 0 ? [.. targets.Labels.Select(name => given.GetValueOrDefault(name, 1))] : throw new ArgumentException(
            $"{owner}: ImageCnnOptions.ClassWeights names '{unknown[0]}', which is no class of the data. It has: {string.Join(", ", targets.Labels)}.");
    }
}
