namespace MLNetVision.Training.Schedules;

/// <summary>The optimizer's own rate, all the time.</summary>
public sealed record ConstantRate : Schedule
{
    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state) => 1;
}
