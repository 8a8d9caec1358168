using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What the evaluation of a classifier of two classes says; the second one is the positive one.</summary>
public sealed record BinaryEvaluation : ClassificationEvaluation
{
    /// <summary>Precision, recall and F1 of the positive class.</summary>
    public ClassFigures Positive => Figures.Classes[1];

    /// <summary>The area under the ROC curve.</summary>
    public double Area => Curves[0].Roc.Area;

    /// <summary>The area under the precision-recall curve.</summary>
    public double AveragePrecision => Curves[0].PrecisionRecall.AveragePrecision;

    /// <summary>The score from which on predicting the positive class gives the greatest F1, and that F1; not numbers without positive rows.</summary>
    public required (double Threshold, double F1) BestF1 { get; init; }
}
