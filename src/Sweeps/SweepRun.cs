using MLNetVision.Training;

namespace MLNetVision.Sweeps;

/// <summary>The services of a sweep, apart from its options.</summary>
public sealed record SweepRun
{
    /// <summary>
    /// Where the record, the trials' models and what paused trials need is kept. A sweep goes on where the record in the folder ends. Null for a temporary
    /// folder, which is gone in the end.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// What trainers are given: what computes, and how many threads all trials together may use. Its token ends the sweep early; the best so far is the result.
    /// </summary>
    public VisionRun Training { get; init; } = new();

    /// <summary>Is told whenever a trial begins, does an epoch or ends.</summary>
    public IProgress<SweepProgress>? Progress { get; init; }

    /// <summary>Processes that do the trials, as many at once as <see cref="SweepOptions.Parallel"/> says; null for doing them here.</summary>
    public WorkerProcesses? Workers { get; init; }

    /// <summary>What says the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
