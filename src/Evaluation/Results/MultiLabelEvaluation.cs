using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What the evaluation of a model that gives a row any number of labels says.</summary>
public sealed record MultiLabelEvaluation : EvaluationResult
{
    /// <summary>The labels' names in the order of their numbers.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Hamming loss, subset accuracy and how well labels are ranked.</summary>
    public required MultiLabelCounts Counts { get; init; }

    /// <summary>Precision, recall, F1, F-beta and support of each label, and their averages.</summary>
    public required ClassificationFigures Figures { get; init; }

    /// <summary>The curves of each label, thinned.</summary>
    public required IReadOnlyList<ScoreCurves> Curves { get; init; }

    /// <summary>How often labels given a probability were there, over all labels; null where scores are no probabilities.</summary>
    public ReliabilityCurve? Reliability { get; init; }
}
