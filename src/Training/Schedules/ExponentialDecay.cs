namespace MLNetVision.Training.Schedules;

/// <summary>The rate shrinks by the same factor all the time: Multiplier^t.</summary>
/// <param name="Multiplier">What the rate is multiplied by each time.</param>
public sealed record ExponentialDecay(double Multiplier) : Schedule
{
    /// <summary>What t counts.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Epoch;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state) => Math.Pow(Multiplier, point.Passed(Unit));

    /// <inheritdoc/>
    public override void Validate() => Check(Multiplier is > 0 and <= 1, nameof(Multiplier), Multiplier, "above 0, up to 1");
}
