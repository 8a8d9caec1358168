namespace MLNetVision.Sweeps.Record;

/// <summary>A trial waits; where it was is in its folder.</summary>
internal sealed record TrialPaused(int Trial, double Seconds) : SweepEvent;
