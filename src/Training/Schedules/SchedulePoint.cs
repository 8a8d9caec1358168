namespace MLNetVision.Training.Schedules;

/// <summary>How far a run has come.</summary>
/// <param name="Step">Training steps taken so far.</param>
/// <param name="Steps">Training steps of the whole run.</param>
/// <param name="StepsPerEpoch">Training steps of an epoch.</param>
public readonly record struct SchedulePoint(long Step, long Steps, int StepsPerEpoch)
{
    /// <summary>What has passed, counted in steps or in whole epochs.</summary>
    public long Passed(ScheduleUnit unit) => unit == ScheduleUnit.Step ? Step : Step / StepsPerEpoch;

    /// <summary>What the whole run has, counted in steps or in epochs.</summary>
    public long Length(ScheduleUnit unit) => unit == ScheduleUnit.Step ? Steps : (Steps + StepsPerEpoch - 1) / StepsPerEpoch;
}
