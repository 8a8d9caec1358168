namespace MLNetVision.Training;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The figure that early stopping watches did not become better any more.</summary>
    EarlyStopped,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,

    /// <summary>An exception ended it, which the caller gets.</summary>
    Failed,
}
