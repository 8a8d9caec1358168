using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Data;

/// <summary>How well scores of examples tell the positive from the negative.</summary>
public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryEvaluator evaluator, ConfusionMatrix confusionMatrix)
    {
        AreaUnderRocCurve = evaluator.AreaUnderRocCurve();
        Accuracy = evaluator.Counts.Accuracy;
        PositivePrecision = evaluator.Counts.PositivePrecision;
        PositiveRecall = evaluator.Counts.PositiveRecall;
        NegativePrecision = evaluator.Counts.NegativePrecision;
        NegativeRecall = evaluator.Counts.NegativeRecall;
        F1Score = evaluator.Counts.F1Score;
        AreaUnderPrecisionRecallCurve = evaluator.AreaUnderPrecisionRecallCurve();
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>Each metric less that of a baseline.</summary>
    internal BinaryClassificationMetrics(BinaryClassificationMetrics metrics, BinaryClassificationMetrics baseline)
    {
        AreaUnderRocCurve = metrics.AreaUnderRocCurve - baseline.AreaUnderRocCurve;
        Accuracy = metrics.Accuracy - baseline.Accuracy;
        PositivePrecision = metrics.PositivePrecision - baseline.PositivePrecision;
        PositiveRecall = metrics.PositiveRecall - baseline.PositiveRecall;
        NegativePrecision = metrics.NegativePrecision - baseline.NegativePrecision;
        NegativeRecall = metrics.NegativeRecall - baseline.NegativeRecall;
        F1Score = metrics.F1Score - baseline.F1Score;
        AreaUnderPrecisionRecallCurve = metrics.AreaUnderPrecisionRecallCurve - baseline.AreaUnderPrecisionRecallCurve;
    }

    public double AreaUnderRocCurve { get; }

    public double Accuracy { get; }

    public double PositivePrecision { get; }

    public double PositiveRecall { get; }

    public double NegativePrecision { get; }

    public double NegativeRecall { get; }

    public double F1Score { get; }

    public double AreaUnderPrecisionRecallCurve { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
