namespace MLNetVision.Metrics;

/// <summary>The score of boxes that were made one.</summary>
public enum FusedScore
{
    /// <summary>The mean of their scores: right for several detectors of which each says an object once.</summary>
    Mean,

    /// <summary>The greatest of their scores: right for one detector that says an object many times.</summary>
    Greatest,
}
