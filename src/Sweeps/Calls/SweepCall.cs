namespace MLNetVision.Sweeps;

/// <summary>One time that a sweep was called: from its beginning, or on from where its record ended.</summary>
/// <param name="Options">How it was to search.</param>
/// <param name="Rows">How many rows it was given.</param>
public sealed record SweepCall(SweepOptions Options, SweepRows Rows)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>When it ended; null while it is under way, and for ever if it was cut off.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it ended; null while there is no end.</summary>
    public SweepEnding? Ending { get; init; }

    /// <summary>How long fitting the best pipeline once more took; null where that was not done.</summary>
    public TimeSpan? Refit { get; init; }

    /// <summary>The threads that all trials together might use; null for as many as there are cores.</summary>
    public int? Threads { get; init; }

    /// <summary>The cores of the machine.</summary>
    public int Cores { get; init; }

    /// <summary>What computed: "managed", "torch".</summary>
    public string Engine { get; init; } = "";

    /// <summary>The versions of what it ran on, by name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();
}
