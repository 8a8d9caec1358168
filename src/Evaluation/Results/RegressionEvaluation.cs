using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What the evaluation of a model of numbers says.</summary>
public sealed record RegressionEvaluation : EvaluationResult
{
    /// <summary>The figures.</summary>
    public required RegressionFigures Figures { get; init; }

    /// <summary>Actual and predicted numbers of rows spread evenly over the data, at most as many as a curve has points.</summary>
    public required IReadOnlyList<(double Actual, double Predicted)> Sample { get; init; }
}
