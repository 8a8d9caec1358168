namespace MLNetVision.Sweeps.Record;

/// <summary>A trial has done an epoch, the last of a trainer's or one after which there are more.</summary>
internal sealed record EpochMeasured(int Trial, int Epoch, bool IsLast, IReadOnlyDictionary<string, double> Figures) : SweepEvent;
