namespace MLNetVision.Training.Schedules;

/// <summary>The rate is multiplied by a factor every so often: Multiplier^floor(t / Every).</summary>
/// <param name="Every">How many epochs or steps a rate holds.</param>
/// <param name="Multiplier">What the rate is multiplied by then.</param>
public sealed record StepDecay(int Every, double Multiplier = 0.1) : Schedule
{
    /// <summary>What t counts.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Epoch;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state) => Math.Pow(Multiplier, point.Passed(Unit) / Every);

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Every > 0, nameof(Every), Every, "1 or more");
        Check(Multiplier is > 0 and <= 1, nameof(Multiplier), Multiplier, "above 0, up to 1");
    }
}
