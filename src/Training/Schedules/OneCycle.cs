namespace MLNetVision.Training.Schedules;

/// <summary>
/// Up and down once in a run (Smith 2018): the rate rises from 1 / StartDivisor to 1, the optimizer's own rate being the highest one, and falls to
/// 1 / (StartDivisor EndDivisor). The momentum stays as it is.
/// </summary>
public sealed record OneCycle : Schedule
{
    /// <summary>The share of the run in which the rate rises.</summary>
    public double RisingShare { get; init; } = 0.3;

    /// <summary>How much lower the rate starts.</summary>
    public double StartDivisor { get; init; } = 25;

    /// <summary>How much lower than at the start the rate ends.</summary>
    public double EndDivisor { get; init; } = 10_000;

    /// <summary>Straight lines instead of half cosines.</summary>
    public bool Linear { get; init; }

    /// <summary>Whether the rate first falls to where it started, as slowly as it rose, and only then to its end.</summary>
    public bool ThreePhases { get; init; }

    /// <inheritdoc/>
    public override bool DependsOnLength => true;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state)
    {
        double low = 1 / StartDivisor, end = low / EndDivisor;
        double last = point.Steps - 1, top = (RisingShare * point.Steps) - 1, step = Math.Min(point.Step, last);
        if (step <= top)
        {
            return Between(low, 1, step / top);
        }

        if (!ThreePhases)
        {
            return Between(1, end, (step - top) / (last - top));
        }

        var back = 2 * top;
        return step <= back ? Between(1, low, (step - top) / (back - top)) : Between(low, end, (step - back) / (last - back));
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        var most = ThreePhases ? 0.5 : 1;
        Check(RisingShare > 0 && RisingShare < most, nameof(RisingShare), RisingShare, $"above 0, below {most}");
        Check(StartDivisor >= 1 && double.IsFinite(StartDivisor), nameof(StartDivisor), StartDivisor, "a finite number from 1");
        Check(EndDivisor >= 1 && double.IsFinite(EndDivisor), nameof(EndDivisor), EndDivisor, "a finite number from 1");
    }

    /// <summary>From one factor to another; a phase without length is over at once.</summary>
    private double Between(double from, double to, double share)
    {
        share = double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 1;
        return Linear ? from + ((to - from) * share) : to + ((from - to) * (1 + Math.Cos(Math.PI * share)) / 2);
    }
}
