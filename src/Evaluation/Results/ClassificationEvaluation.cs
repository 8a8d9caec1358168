using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What the evaluation of a classifier says, of two classes or more.</summary>
public abstract record ClassificationEvaluation : EvaluationResult
{
    /// <summary>The classes' names in the order of their numbers.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>How often rows of each class were predicted to be of each class.</summary>
    public required ConfusionMatrix Matrix { get; init; }

    /// <summary>Precision, recall, F1, F-beta and support of each class, and their averages.</summary>
    public required ClassificationFigures Figures { get; init; }

    /// <summary>The share of rows predicted rightly.</summary>
    public double Accuracy => Matrix.Accuracy;

    /// <summary>The mean recall of the classes that occur.</summary>
    public double BalancedAccuracy => Matrix.BalancedAccuracy;

    /// <summary>Cohen's kappa.</summary>
    public double Kappa => Matrix.Kappa;

    /// <summary>Matthews' correlation.</summary>
    public double Matthews => Matrix.Matthews;

    /// <summary>Whether the scores are probabilities. If not, log loss and Brier score are not numbers and there is no reliability curve.</summary>
    public required bool HasProbabilities { get; init; }

    /// <summary>The mean log loss.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The mean Brier score: of two classes from 0 to 1, of several from 0 to 2.</summary>
    public required double Brier { get; init; }

    /// <summary>The curves of each class against the rest, thinned; of two classes those of the second one alone.</summary>
    public required IReadOnlyList<ScoreCurves> Curves { get; init; }

    /// <summary>How often what was predicted with a probability came true; null where scores are no probabilities.</summary>
    public ReliabilityCurve? Reliability { get; init; }

    /// <summary>
    /// The temperature that would make these rows' probabilities most likely; null where scores are no probabilities. Choose a temperature on rows other than
    /// those it is judged by.
    /// </summary>
    public TemperatureScaling? Temperature { get; init; }

    /// <summary>What each row is and was predicted to be, in the data's order.</summary>
    internal IReadOnlyList<(int Actual, int Predicted)> Pairs { get; init; } = [];
}
