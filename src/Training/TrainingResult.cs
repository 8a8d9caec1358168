using MLNetVision.Networks;

namespace MLNetVision.Training;

/// <summary>What a run gives.</summary>
public sealed record TrainingResult
{
    /// <summary>The weights of the best epoch; where the rule keeps an average, the averaged ones. Before the first epoch is done, the present ones.</summary>
    public required WeightSet Weights { get; init; }

    /// <summary>The weights at the end, likewise.</summary>
    public required WeightSet LastWeights { get; init; }

    /// <summary>The epoch that the weights are of; null where none was done.</summary>
    public EpochResult? Best { get; init; }

    /// <summary>Every epoch that was done, those before a resume among them.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>Why it ended.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>Why it ended, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Training steps taken.</summary>
    public required long Steps { get; init; }
}
