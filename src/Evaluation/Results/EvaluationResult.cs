using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What every evaluation says.</summary>
public abstract record EvaluationResult
{
    /// <summary>The rows that were evaluated.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that were left out because their label is missing.</summary>
    public long RowsWithoutLabel { get; init; }

    /// <summary>Rows that were left out because the model does not know their class.</summary>
    public long RowsOfUnknownClasses { get; init; }

    /// <summary>Rows with a score that is not a number; they were evaluated.</summary>
    public long RowsWithoutScore { get; init; }

    /// <summary>Confidence intervals by the name of the figure, such as "accuracy".</summary>
    public IReadOnlyDictionary<string, ConfidenceInterval> Intervals { get; init; } = new Dictionary<string, ConfidenceInterval>();

    /// <summary>The wrong rows of which the model was most sure, or whose error is greatest, the worst first.</summary>
    public IReadOnlyList<RowOutcome> Mistakes { get; init; } = [];

    /// <summary>The rows of which the model was least sure, right or wrong, the least sure first.</summary>
    public IReadOnlyList<RowOutcome> Uncertain { get; init; } = [];

    /// <summary>What came of each row in the data's order, where it was to be kept.</summary>
    public IReadOnlyList<RowOutcome> Outcomes { get; init; } = [];
}
