namespace MLNetVision.Sweeps.Record;

/// <summary>A trial begins, or goes on.</summary>
internal sealed record TrialBegun(int Trial, ulong Seed, IReadOnlyList<WrittenValue> Values) : SweepEvent;
