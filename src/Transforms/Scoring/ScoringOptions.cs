using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms;

/// <summary>How a fitted model is run over data. Nothing here changes what it gives.</summary>
public sealed record ScoringOptions
{
    /// <summary>Rows that are scored together. More take more memory; little is gained beyond the default.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>What computes; null for the managed engine.</summary>
    public IEngine? Engine { get; init; }

    /// <summary>The most threads that compute, and the most that prepare pictures; null for all processors.</summary>
    public int? Threads { get; init; }

    internal void Validate(string owner)
    {
        if (BatchSize < 1 || Threads < 1)
        {
            throw new ArgumentException($"{owner}: BatchSize and Threads have to be 1 or more; they are {BatchSize} and {(object?)Threads ?? "null"}.");
        }
    }
}
