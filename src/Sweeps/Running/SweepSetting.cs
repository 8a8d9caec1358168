using Microsoft.ML;
using MLNetVision.Training;

namespace MLNetVision.Sweeps.Running;

/// <summary>All that a sweep is told.</summary>
internal sealed record SweepSetting(
    MLContext Context, Func<Trial, IEstimator<ITransformer>> Pipeline, IReadOnlyList<SweepMetric> Objectives,
    SweepOptions Options, SweepRun Run, SweepData Data)
{
    public VisionRun Training => Run.Training;

    /// <summary>The services of one of the trials that run at once.</summary>
    public VisionRun TrialTraining => Options.Parallel == 1
        ? Training
        : Training with { Threads = Math.Max(1, (Training.Threads ?? Environment.ProcessorCount) / Options.Parallel), Progress = null };

    /// <summary>Whether a value of the first objective is as good as the budget asks.</summary>
    public bool ReachesTarget(TrialRecord trial) => trial.State == TrialState.Complete && Options.Budget.Target is { } target
        && Objectives[0].Loss(trial.Objectives[0]) <= Objectives[0].Loss(target);

    /// <summary>What a search sees of a trial.</summary>
    public Search.Observation Observe(TrialRecord trial)
    {
        IReadOnlyList<double> losses = trial.State == TrialState.Complete ? [.. trial.Objectives.Select((o, i) => Objectives[i].Loss(o))]
            : Options.Pruning is { } rule && trial.BestUpTo(int.MaxValue, rule.By) is { } figure ? [figure] : [];
        return new Search.Observation(trial.Number, trial.Values, trial.State, losses, trial.EpochsDone);
    }

    /// <summary>Why a sweep ended with these trials.</summary>
    public SweepEnding EndingOf(IReadOnlyList<TrialRecord> trials, bool stopped) => trials.Any(ReachesTarget) ? SweepEnding.TargetReached
        : Training.Cancellation.IsCancellationRequested ? SweepEnding.Cancelled
        : stopped ? SweepEnding.TimeUsed
        : trials.Sum(t => t.EpochsDone) >= (Options.Budget.Epochs ?? int.MaxValue) ? SweepEnding.EpochsUsed
        : trials.Count >= (Options.Budget.Trials ?? int.MaxValue) ? SweepEnding.TrialsUsed : SweepEnding.NothingLeft;

    /// <summary>The best complete trial by the first objective.</summary>
    public TrialRecord? BestOf(IEnumerable<TrialRecord> trials) =>
        trials.Where(t => t.State == TrialState.Complete).OrderBy(t => Objectives[0].Loss(t.Objectives[0])).ThenBy(t => t.Number).FirstOrDefault();
}
