using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training;
using MLNetVision.Training.Data;

namespace MLNetVision.Trainers.Learning;

/// <summary>Trains a network on tables, stage after stage; each begins with the best weights of the one before.</summary>
internal sealed class StagedTraining(ImageTask task, VisionRun run, Preprocessing preprocessing)
{
    /// <summary>The rows that are trained on.</summary>
    public required (TrainingTable Table, int[] Rows) Training { get; init; }

    /// <summary>The rows that each epoch is measured with, or null.</summary>
    public required (TrainingTable Table, int[] Rows)? Validation { get; init; }

    /// <summary>Runs the stages; a cancelled one is the last.</summary>
    public IReadOnlyList<TrainingResult> Run(Network network, WeightSet weights, IReadOnlyList<Stage> stages)
    {
        var results = new List<TrainingResult>();
        foreach (var (number, stage) in stages.Index())
        {
            var result = Trainer.Run(RunOf(network, weights, stage, stages.Count == 1 ? null : number), run.Cancellation);
            results.Add(result);
            weights = result.Weights;
            if (result.Reason == StopReason.Cancelled)
            {
                break;
            }
        }

        return results;
    }

    /// <summary>What the rows that measure say of weights; nothing without such rows.</summary>
    public IReadOnlyDictionary<string, double> Measure(Network network, WeightSet weights) => Validation is null
        ? new Dictionary<string, double>()
        : Trainer.Measure(RunOf(network, weights, new Stage([], task.Options.Training), null), weights, run.Cancellation);

    private TrainingRun RunOf(Network network, WeightSet weights, Stage stage, int? number)
    {
        var frozen = stage.Frozen.Count == 0 ? network : network.Freeze([.. stage.Frozen]);
        var objective = task.For(frozen, Training.Table, Training.Rows);
        var sources = new BatchSources(task.Owner, frozen, preprocessing, objective) { Workers = run.Threads, Cancellation = run.Cancellation };
        return new TrainingRun(objective.Trainable, run.Engine ?? new ManagedEngine(), sources.Augmented(Training.Table, Training.Rows, task.Options))
        {
            Options = stage.Options with { Loss = Objective.Loss },
            Weights = weights,
            Validation = Validation is { } validation ? sources.Plain(validation.Table, validation.Rows) : null,
            Metrics = Validation is null ? [] : objective.Metrics,
            Constants = objective.Constants,
            Checkpoints = number is null ? run.Checkpoints : run.InFolder($"stage-{number + 1}").Checkpoints,
            Progress = run.Progress,
            Observers = run.Observers,
            Threads = run.Threads,
        };
    }
}
