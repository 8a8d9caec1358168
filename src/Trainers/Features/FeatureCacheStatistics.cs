namespace MLNetVision.Trainers;

/// <summary>What a cache did since it was opened.</summary>
/// <param name="Hits">Rows that it had.</param>
/// <param name="Misses">Rows that it had not, damaged ones among them.</param>
/// <param name="Damaged">Rows that were not what was written, and were forgotten.</param>
/// <param name="Written">Rows that it took.</param>
/// <param name="EvictedFiles">Files that it removed to stay within its bounds.</param>
/// <param name="Fault">Why it takes no more rows, such as a full disk; null if it does.</param>
public sealed record FeatureCacheStatistics(long Hits, long Misses, long Damaged, long Written, long EvictedFiles, string? Fault)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Hits} of {Hits + Misses} rows were in the cache, {Written} were added"
        + $"{(Damaged > 0 ? $", {Damaged} were damaged" : "")}{(Fault is null ? "" : $"; {Fault}")}";
}
