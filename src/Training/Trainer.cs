using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training;

/// <summary>Trains networks.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains until all epochs are done, a figure stops improving or the caller cancels, and gives the best weights that were seen. Where the run's checkpoint
    /// folder holds a checkpoint, it goes on from there, bit for bit.
    /// </summary>
    /// <exception cref="NonFiniteLossException">The loss or a gradient is not finite. Checkpoints written before stay as they are.</exception>
    /// <exception cref="CheckpointException">The checkpoint is of another run, or none can be read.</exception>
    public static TrainingResult Run(TrainingRun run, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var plan = RunPlan.Of(run);
        var weights = run.Weights?.FitExactly(run.Network) ?? WeightSet.Initialise(run.Network, run.Options.Seed);
        using var store = run.Checkpoints is null ? null : CheckpointStore.Open(run.Checkpoints);
        using var session = run.Engine.Compile(run.Network, weights, plan.Session(run, trains: true));
        return new TrainingLoop(run, plan, session, store).Run(cancellation);
    }

    /// <summary>The same on a thread of its own.</summary>
    public static Task<TrainingResult> RunAsync(TrainingRun run, CancellationToken cancellation = default) =>
        Task.Factory.StartNew(() => Run(run, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Measures weights on the run's validation data: <see cref="Figures.ValidationLoss"/> and the run's metrics.</summary>
    public static IReadOnlyDictionary<string, double> Measure(TrainingRun run, WeightSet weights, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(weights);
        var source = run.Validation ?? throw new ArgumentException("TrainingRun.Validation is not set; give the data to measure with.", nameof(run));
        var plan = RunPlan.Of(run);
        using var session = run.Engine.Compile(run.Network, weights.FitExactly(run.Network), plan.Session(run, trains: false));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        return new Evaluator(run, source, plan.ValidationBatchSize).Measure(session, figures, cancellation)
            ? figures
            : throw new OperationCanceledException(cancellation);
    }
}
