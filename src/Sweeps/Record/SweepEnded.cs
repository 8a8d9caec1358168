namespace MLNetVision.Sweeps.Record;

/// <summary>The call came to its end.</summary>
internal sealed record SweepEnded(SweepEnding Ending) : SweepEvent
{
    /// <summary>How long fitting the best pipeline once more took.</summary>
    public double? RefitSeconds { get; init; }
}
