namespace MLNetVision.Training.Events;

/// <summary>News of a run.</summary>
public abstract record TrainingEvent
{
    /// <summary>The time since this process began or resumed the run.</summary>
    public TimeSpan Elapsed { get; init; }
}
