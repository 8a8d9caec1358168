namespace MLNetVision.Training;

/// <summary>Ends a run when a figure has not become better for a number of epochs. The result then has the best epoch's weights, as it always has.</summary>
public sealed record EarlyStopping
{
    /// <summary>The figure; null for the one that the run selects its model by.</summary>
    public string? Metric { get; init; }

    /// <summary>How many epochs in a row may be no better before the run ends.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>By how much a figure has to be better to count as better.</summary>
    public double MinDelta { get; init; }

    /// <summary>Which figures are good; null for what the metric itself says.</summary>
    public MetricGoal? Goal { get; init; }

    /// <summary>Refuses values that mean nothing.</summary>
    public void Validate()
    {
        if (Patience < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "EarlyStopping.Patience has to be 1 or more.");
        }

        if (!(MinDelta >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(MinDelta), MinDelta, "EarlyStopping.MinDelta has to be 0 or above.");
        }
    }

    /// <summary>What is remembered after an epoch with this figure.</summary>
    internal StoppingState Observe(StoppingState state, double figure, MetricGoal goal)
    {
        var better = state.Best is not { } best ? !double.IsNaN(figure)
            : (Goal ?? goal) == MetricGoal.Smaller ? figure < best - MinDelta : figure > best + MinDelta;
        return better ? new StoppingState(figure, 0) : state with { BadEpochs = state.BadEpochs + 1 };
    }

    /// <summary>Whether it is time to stop.</summary>
    internal bool IsDue(StoppingState state) => state.BadEpochs >= Patience;
}
