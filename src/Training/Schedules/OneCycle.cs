namespace MLNetVision.Training.Schedules;

/// <summary>
/// Up and down once in a run (Smith 2018): the rate rises from 1 / StartDivisor to 1, the optimizer's own rate being the highest one, and falls to
/// 1 / (StartDivisor EndDivisor). The momentum stays as it is or goes the other way: down while the rate rises, and up again.
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

    /// <summary>Whether the momentum, or Adam's first beta, cycles too, in place of the optimizer's own.</summary>
    public bool CyclesMomentum { get; init; }

    /// <summary>The momentum where the rate is highest.</summary>
    public double LowMomentum { get; init; } = 0.85;

    /// <summary>The momentum at the start and at the end.</summary>
    public double HighMomentum { get; init; } = 0.95;

    /// <inheritdoc/>
    public override bool DependsOnLength => true;

    /// <inheritdoc/>
    public override bool ChangesMomentum => CyclesMomentum;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state)
    {
        var low = 1 / StartDivisor;
        return At(point, low, 1, low / EndDivisor);
    }

    /// <inheritdoc/>
    public override double? Momentum(SchedulePoint point) => CyclesMomentum ? At(point, HighMomentum, LowMomentum, HighMomentum) : null;

    /// <inheritdoc/>
    public override void Validate()
    {
        var most = ThreePhases ? 0.5 : 1;
        Check(RisingShare > 0 && RisingShare < most, nameof(RisingShare), RisingShare, $"above 0, below {most}");
        Check(StartDivisor >= 1 && double.IsFinite(StartDivisor), nameof(StartDivisor), StartDivisor, "a finite number from 1");
        Check(EndDivisor >= 1 && double.IsFinite(EndDivisor), nameof(EndDivisor), EndDivisor, "a finite number from 1");
        Check(LowMomentum is >= 0 and < 1, nameof(LowMomentum), LowMomentum, "from 0, below 1");
        Check(HighMomentum is >= 0 and < 1, nameof(HighMomentum), HighMomentum, "from 0, below 1");
    }

    /// <summary>What goes from a start to a turn and on to an end; with three phases, by way of the start.</summary>
    private double At(SchedulePoint point, double start, double turn, double end)
    {
        double last = point.Steps - 1, top = (RisingShare * point.Steps) - 1, step = Math.Min(point.Step, last);
        if (step <= top)
        {
            return Between(start, turn, step / top);
        }

        if (!ThreePhases)
        {
            return Between(turn, end, (step - top) / (last - top));
        }

        var back = 2 * top;
        return step <= back ? Between(turn, start, (step - top) / (back - top)) : Between(start, end, (step - back) / (last - back));
    }

    /// <summary>From one number to another; a phase without length is over at once.</summary>
    private double Between(double from, double to, double share)
    {
        share = double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 1;
        return Linear ? from + ((to - from) * share) : to + ((from - to) * (1 + Math.Cos(Math.PI * share)) / 2);
    }
}
