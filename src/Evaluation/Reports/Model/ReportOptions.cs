using MLNetVision.Networks;

namespace MLNetVision.Evaluation;

/// <summary>What a report says beside the evaluation.</summary>
public sealed record ReportOptions
{
    /// <summary>The heading; the card's name, or "Evaluation", if empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>A sentence under the heading, such as what the data is.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The model.</summary>
    public ModelCard? Card { get; init; }

    /// <summary>How the training went, epoch by epoch.</summary>
    public IReadOnlyList<TrainingPoint> History { get; init; } = [];

    /// <summary>How the model compares with another one on the same rows.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>When the report was made; null says nothing of it, and the same evaluation then gives the same bytes.</summary>
    public DateTimeOffset? Created { get; init; }
}
