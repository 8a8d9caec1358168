namespace MLNetVision.Sweeps.Pruning;

/// <summary>What becomes of a trial after an epoch.</summary>
internal enum Verdict
{
    /// <summary>It goes on.</summary>
    GoOn,

    /// <summary>It waits until others have come as far; the best of them go on.</summary>
    Pause,

    /// <summary>It ends.</summary>
    Prune,
}
