using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Data;

/// <summary>Also how well the probabilities of examples say how sure one may be. All in bits.</summary>
public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryEvaluator evaluator, ConfusionMatrix confusionMatrix)
        : base(evaluator, confusionMatrix)
    {
        LogLoss = evaluator.Probabilities.LogLoss;
        LogLossReduction = evaluator.Probabilities.LogLossReduction;
        Entropy = evaluator.Counts.Entropy;
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double Entropy { get; }
}
