namespace MLNetVision.Sweeps;

/// <summary>How a sweep searches. Data only: it can be written as JSON and compared.</summary>
public sealed record SweepOptions
{
    /// <summary>How the parameters of trials are chosen.</summary>
    public SearchMethod Search { get; init; } = new ParzenSearch();

    /// <summary>Which trials do not get all their epochs; null for none of them.</summary>
    public PruningRule? Pruning { get; init; }

    /// <summary>When it ends.</summary>
    public SweepBudget Budget { get; init; } = new() { Trials = 30 };

    /// <summary>Which rows measure.</summary>
    public SweepValidation Validation { get; init; } = new();

    /// <summary>Where random choices begin. The same seed gives the same trials where one runs at a time.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many trials run at once; the threads are divided among them.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>What the first trials are set to; not for a grid, which has an order of its own.</summary>
    public IReadOnlyList<SweepStart> Starts { get; init; } = [];

    /// <summary>Whether the best pipeline is fitted once more in the end, to all the rows.</summary>
    public bool Refit { get; init; } = true;

    /// <summary>Refuses what no sweep can follow.</summary>
    public void Validate()
    {
        Search.Validate();
        Pruning?.Validate();
        Budget.Validate(Search is GridSearch);
        Validation.Validate();
        Check(Parallel > 0, nameof(Parallel), Parallel, "1 or more");
        Check(Starts.Count == 0 || Search is not GridSearch, nameof(Starts), $"{Starts.Count} trials", "empty with GridSearch");
        Check(Pruning is null || Validation.Folds is null, nameof(Pruning), Pruning, "null with folds, whose trials train several times");
    }

    /// <inheritdoc/>
    public bool Equals(SweepOptions? other) => other is not null
        && (Search, Pruning, Budget, Validation) == (other.Search, other.Pruning, other.Budget, other.Validation)
        && (Seed, Parallel, Refit) == (other.Seed, other.Parallel, other.Refit) && Starts.SequenceEqual(other.Starts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Search, Pruning, Budget, Validation, Seed, Parallel, Refit, Starts.Count);

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"SweepOptions.{option} has to be {rule}.");
        }
    }
}
