namespace MLNetVision.Training.Schedules;

/// <summary>
/// The rate falls along half a cosine: Floor + (1 - Floor) (1 + cos(pi t / T)) / 2; where a period is given it starts anew after each (Loshchilov and Hutter
/// 2017, SGDR).
/// </summary>
public sealed record CosineAnnealing : Schedule
{
    /// <summary>What the rate ends at, as a factor.</summary>
    public double Floor { get; init; }

    /// <summary>T: after how long the rate starts anew; null for one period over the whole run.</summary>
    public int? Period { get; init; }

    /// <summary>What each period is longer than the one before by, as a factor: 1 keeps it, 2 doubles it.</summary>
    public int PeriodGrowth { get; init; } = 1;

    /// <summary>What t counts.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Step;

    /// <inheritdoc/>
    public override bool DependsOnLength => Period is null;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state)
    {
        var (time, period) = Period is { } first
            ? WithinPeriod(point.Passed(Unit), first)
            : (Math.Min(point.Passed(Unit), point.Length(Unit)), point.Length(Unit));
        return Floor + ((1 - Floor) * (1 + Math.Cos(Math.PI * time / Math.Max(1, period))) / 2);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Floor is >= 0 and <= 1, nameof(Floor), Floor, "from 0 to 1");
        Check(Period is null or > 0, nameof(Period), Period ?? 0, "1 or more, or null");
        Check(PeriodGrowth > 0, nameof(PeriodGrowth), PeriodGrowth, "1 or more");
    }

    private (long Time, long Period) WithinPeriod(long time, long period)
    {
        if (PeriodGrowth == 1)
        {
            return (time % period, period);
        }

        while (time >= period)
        {
            time -= period;
            period *= PeriodGrowth;
        }

        return (time, period);
    }
}
