namespace MLNetVision.Sweeps.Record;

/// <summary>A trial is done; what it names is on the disk.</summary>
internal sealed record TrialEnded(int Trial, TrialState State, double Seconds) : SweepEvent
{
    public IReadOnlyList<double> Objectives { get; init; } = [];

    public string? Error { get; init; }

    public string? Model { get; init; }
}
