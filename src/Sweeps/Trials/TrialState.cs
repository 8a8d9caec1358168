namespace MLNetVision.Sweeps;

/// <summary>What has become of a trial.</summary>
public enum TrialState
{
    /// <summary>It was begun, and no end of it is known.</summary>
    Running,

    /// <summary>It has done what was asked so far, and may be taken further.</summary>
    Paused,

    /// <summary>It was ended early, as others were better.</summary>
    Pruned,

    /// <summary>It is done.</summary>
    Complete,

    /// <summary>It ended in an error.</summary>
    Failed,
}
