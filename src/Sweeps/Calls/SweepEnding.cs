namespace MLNetVision.Sweeps;

/// <summary>Why a sweep ended.</summary>
public enum SweepEnding
{
    /// <summary>A grid has no further point.</summary>
    NothingLeft,

    /// <summary>All trials of the budget were begun, and none of them waits for more.</summary>
    TrialsUsed,

    /// <summary>All epochs of the budget were done.</summary>
    EpochsUsed,

    /// <summary>The time of the budget was over.</summary>
    TimeUsed,

    /// <summary>A trial is as good as the budget's target.</summary>
    TargetReached,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,
}
