namespace MLNetVision.Sweeps.Reports;

/// <summary>What has become of trials, in words.</summary>
internal static class StateNames
{
    /// <summary>In the order in which counts are told.</summary>
    public static IReadOnlyList<TrialState> Order { get; } =
        [TrialState.Complete, TrialState.Pruned, TrialState.Paused, TrialState.Running, TrialState.Failed];

    public static string Of(TrialState state) => state switch
    {
        TrialState.Running => "running",
        TrialState.Paused => "paused",
        TrialState.Pruned => "pruned",
        TrialState.Complete => "complete",
        _ => "failed",
    };

    /// <summary>"12 complete, 3 pruned".</summary>
    public static string Counts(IEnumerable<TrialRecord> trials)
    {
        var counts = trials.CountBy(t => t.State).ToDictionary();
        return string.Join(", ", Order.Where(counts.ContainsKey).Select(s => $"{counts[s]} {Of(s)}"));
    }
}
