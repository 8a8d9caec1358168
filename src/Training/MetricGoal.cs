namespace MLNetVision.Training;

/// <summary>Which figures of a metric are good.</summary>
public enum MetricGoal
{
    /// <summary>Small ones, as of a loss.</summary>
    Smaller,

    /// <summary>Large ones, as of an accuracy.</summary>
    Larger,
}
