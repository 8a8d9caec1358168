namespace MLNetVision.Training.Schedules;

/// <summary>
/// Begins with low rates, rising in a straight line, then follows another schedule, which starts when the warm-up ends and has the rest of the run.
/// </summary>
/// <param name="Length">How many steps or epochs the rate rises.</param>
/// <param name="Then">What follows; null for the optimizer's own rate.</param>
public sealed record WarmUp(int Length, Schedule? Then = null) : Schedule
{
    /// <summary>The factor that it begins with.</summary>
    public double Start { get; init; } = 0.01;

    /// <summary>What the length counts.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Step;

    /// <inheritdoc/>
    public override bool DependsOnLength => Then?.DependsOnLength ?? false;

    /// <inheritdoc/>
    public override bool DependsOnResults => Then?.DependsOnResults ?? false;

    /// <inheritdoc/>
    public override bool ChangesMomentum => Then?.ChangesMomentum ?? false;

    /// <inheritdoc/>
    public override string? WatchedMetric => Then?.WatchedMetric;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state)
    {
        var passed = point.Passed(Unit);
        if (passed < Length)
        {
            return Start + ((1 - Start) * passed / Length);
        }

        return Then?.Factor(Behind(point), state) ?? 1;
    }

    /// <inheritdoc/>
    public override double? Momentum(SchedulePoint point) => Then?.Momentum(Behind(point));

    /// <inheritdoc/>
    public override ScheduleState Observe(ScheduleState state, double figure, MetricGoal goal) => Then?.Observe(state, figure, goal) ?? state;

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Length > 0, nameof(Length), Length, "1 or more");
        Check(Start is >= 0 and <= 1, nameof(Start), Start, "from 0 to 1");
        Then?.Validate();
    }

    /// <summary>The same place as seen by what follows, which stands at its first step until the warm-up ends.</summary>
    private SchedulePoint Behind(SchedulePoint point)
    {
        var steps = Unit == ScheduleUnit.Step ? Length : (long)Length * point.StepsPerEpoch;
        return point with { Step = Math.Max(0, point.Step - steps), Steps = Math.Max(1, point.Steps - steps) };
    }
}
