namespace MLNetVision.Training.Schedules;

/// <summary>What a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Passes over the data: the rate changes between them only.</summary>
    Epoch,

    /// <summary>Training steps.</summary>
    Step,
}
