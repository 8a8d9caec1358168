namespace MLNetVision.Sweeps.Running;

/// <summary>What came of working on a trial.</summary>
internal sealed record TrialOutcome(TrialState State)
{
    public IReadOnlyList<double> Objectives { get; init; } = [];

    public string? Error { get; init; }

    public string? Model { get; init; }
}
