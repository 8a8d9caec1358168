namespace MLNetVision.Trainers.Reading;

/// <summary>What is read of a data view, and by which rules.</summary>
/// <param name="Owner">The trainer, for errors.</param>
/// <param name="Label">The column of what is true.</param>
/// <param name="Weight">The column of what rows count, or null for all the same.</param>
internal sealed record TableColumns(string Owner, string Label, string? Weight)
{
    /// <summary>What becomes of rows whose label or picture is missing.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>How many bytes may stay in memory; the rest goes to a temporary file.</summary>
    public long MaxMemory { get; init; } = long.MaxValue;
}
