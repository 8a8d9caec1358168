using MLNetVision.Sweeps.Pruning;
using MLNetVision.Sweeps.Running;

namespace MLNetVision.Sweeps.Workers;

/// <summary>Does trials in processes of their own.</summary>
internal sealed class WorkerDoer(SweepSetting setting, SweepFolder folder, WorkerProcesses workers) : ITrialDoer
{
    public TrialOutcome Do(TrialRecord trial, Func<int, IReadOnlyDictionary<string, double>, bool, Verdict> epochEnded, CancellationToken cancellation)
    {
        var home = folder.TrialFolder(trial.Number);
        Directory.CreateDirectory(home);
        var path = Path.Combine(home, "spec.json");
        new TrialSpec
        {
            Trial = trial.Number,
            Seed = trial.Seed,
            Values = trial.Values,
            Folder = folder.Path,
            Results = Path.Combine(home, "results.jsonl"),
            Threads = setting.TrialTraining.Threads,
            HasAnswers = true,
            Setting = workers.Setting,
        }.Save(path);
        using var worker = Worker.Start(workers, path, Path.Combine(home, "log.txt"));
        return worker.Follow(epochEnded, cancellation);
    }
}
