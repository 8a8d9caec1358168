using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What the evaluation of a classifier of several classes says.</summary>
public sealed record MulticlassEvaluation : ClassificationEvaluation
{
    /// <summary>The share of rows whose class is among the best k, for k from 1.</summary>
    public required IReadOnlyList<double> TopK { get; init; }

    /// <summary>Areas under the ROC curves: one versus rest and one versus one.</summary>
    public required MulticlassAreas Areas { get; init; }

    /// <summary>The mean average precision of the classes that occur.</summary>
    public double MeanAveragePrecision
    {
        get
        {
            var mean = default(RunningMean);
            foreach (var curve in Curves.Where(c => !double.IsNaN(c.PrecisionRecall.AveragePrecision)))
                mean = mean.Add(curve.PrecisionRecall.AveragePrecision);
            return mean.Value;
        }
    }

    /// <summary>Kappa of classes that have an order, mistakes counting as far as they are apart.</summary>
    public double LinearKappa => CohenKappa.Of(Matrix, KappaWeighting.Linear);

    /// <summary>Kappa of classes that have an order, mistakes counting as the square of how far they are apart.</summary>
    public double QuadraticKappa => CohenKappa.Of(Matrix, KappaWeighting.Quadratic);
}
