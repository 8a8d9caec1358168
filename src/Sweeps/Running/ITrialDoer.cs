namespace MLNetVision.Sweeps.Running;

/// <summary>Does what is left of a trial, here or in a process of its own.</summary>
internal interface ITrialDoer
{
    /// <summary>Works until the trial ends, or is told to stop.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="epochEnded">Records an epoch and decides; the last argument says whether there are more.</param>
    /// <param name="cancellation">Pauses it.</param>
    TrialOutcome Do(TrialRecord trial, Func<int, IReadOnlyDictionary<string, double>, bool, Pruning.Verdict> epochEnded, CancellationToken cancellation);
}
