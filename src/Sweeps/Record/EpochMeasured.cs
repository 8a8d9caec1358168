namespace MLNetVision.Sweeps.Record;

/// <summary>A trial has done an epoch.</summary>
internal sealed record EpochMeasured(int Trial, int Epoch, IReadOnlyDictionary<string, double> Figures) : SweepEvent;
