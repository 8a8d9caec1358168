namespace MLNetVision.Sweeps;

/// <summary>Where a sweep is.</summary>
/// <param name="Trials">All trials as they are.</param>
/// <param name="Best">The best complete one by the first objective; null while there is none.</param>
/// <param name="Elapsed">Since the beginning of this call.</param>
/// <param name="Left">How long it will still take at most; null if that is not known.</param>
public sealed record SweepProgress(IReadOnlyList<TrialRecord> Trials, TrialRecord? Best, TimeSpan Elapsed, TimeSpan? Left);
