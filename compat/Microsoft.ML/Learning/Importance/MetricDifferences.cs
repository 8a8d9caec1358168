using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>What metrics lose or gain: each of them, less the baseline's.</summary>
internal static class MetricDifferences
{
    public static RegressionMetrics Of(RegressionMetrics metrics, RegressionMetrics baseline) => new(
        metrics.MeanAbsoluteError - baseline.MeanAbsoluteError,
        metrics.MeanSquaredError - baseline.MeanSquaredError,
        metrics.RootMeanSquaredError - baseline.RootMeanSquaredError,
        metrics.LossFunction - baseline.LossFunction,
        metrics.RSquared - baseline.RSquared);

    public static BinaryClassificationMetrics Of(BinaryClassificationMetrics metrics, BinaryClassificationMetrics baseline) => new(metrics, baseline);

    public static MulticlassClassificationMetrics Of(MulticlassClassificationMetrics metrics, MulticlassClassificationMetrics baseline) =>
        new(metrics, baseline);
}
