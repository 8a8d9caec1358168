namespace MLNetVision.Training.Schedules;

/// <summary>The rate is multiplied by a factor when a metric has not become better for a number of epochs.</summary>
public sealed record ReduceOnPlateau : Schedule
{
    /// <summary>The metric that counts; null for the one that the run selects its model by.</summary>
    public string? Metric { get; init; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Multiplier { get; init; } = 0.1;

    /// <summary>How many epochs in a row may be no better; the one after them reduces the rate.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>How much better is better.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>Whether the threshold is a share of the best figure, or a difference from it.</summary>
    public bool RelativeThreshold { get; init; } = true;

    /// <summary>How many epochs after a reduction are not counted.</summary>
    public int Cooldown { get; init; }

    /// <summary>The lowest factor.</summary>
    public double Floor { get; init; }

    /// <inheritdoc/>
    public override bool DependsOnResults => true;

    /// <inheritdoc/>
    public override string? WatchedMetric => Metric;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Scale;
    }

    /// <inheritdoc/>
    public override ScheduleState Observe(ScheduleState state, double figure, MetricGoal goal)
    {
        ArgumentNullException.ThrowIfNull(state);
        var next = IsBetter(figure, state.Best, goal) ? state with { Best = figure, BadEpochs = 0 } : state with { BadEpochs = state.BadEpochs + 1 };
        if (next.CoolingEpochs > 0)
        {
            next = next with { CoolingEpochs = next.CoolingEpochs - 1, BadEpochs = 0 };
        }

        return next.BadEpochs > Patience
            ? next with { Scale = Math.Max(Floor, next.Scale * Multiplier), CoolingEpochs = Cooldown, BadEpochs = 0 }
            : next;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Multiplier is > 0 and < 1, nameof(Multiplier), Multiplier, "above 0, below 1");
        Check(Patience >= 0, nameof(Patience), Patience, "0 or more");
        Check(Threshold >= 0, nameof(Threshold), Threshold, "0 or above");
        Check(Cooldown >= 0, nameof(Cooldown), Cooldown, "0 or more");
        Check(Floor is >= 0 and <= 1, nameof(Floor), Floor, "from 0 to 1");
    }

    private bool IsBetter(double figure, double? best, MetricGoal goal)
    {
        if (best is not { } bar)
        {
            return !double.IsNaN(figure);
        }

        var margin = RelativeThreshold ? Threshold * Math.Abs(bar) : Threshold;
        return goal == MetricGoal.Smaller ? figure < bar - margin : figure > bar + margin;
    }
}
