namespace MLNetVision.Sweeps.Record;

/// <summary>The call came to its end.</summary>
internal sealed record SweepEnded(SweepEnding Ending, double? RefitSeconds) : SweepEvent;
