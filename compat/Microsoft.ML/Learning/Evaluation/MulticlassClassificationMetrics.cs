using System.Collections.Immutable;
using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassCounts counts, IReadOnlyList<string> classNames, int topK)
    {
        LogLoss = counts.LogLoss;
        LogLossReduction = counts.LogLossReduction;
        MacroAccuracy = counts.MacroAccuracy;
        MicroAccuracy = counts.MicroAccuracy;
        TopKPredictionCount = topK;
        TopKAccuracyForAllK = topK > 0 ? counts.TopAccuracies(topK).ToImmutableArray() : null;
        PerClassLogLoss = counts.LogLossOfClasses().ToImmutableArray();
        ConfusionMatrix = new ConfusionMatrix(counts.Confusion, classNames, isBinary: false);
    }

    /// <summary>Each metric less that of a baseline.</summary>
    internal MulticlassClassificationMetrics(MulticlassClassificationMetrics metrics, MulticlassClassificationMetrics baseline)
    {
        LogLoss = metrics.LogLoss - baseline.LogLoss;
        LogLossReduction = metrics.LogLossReduction - baseline.LogLossReduction;
        MacroAccuracy = metrics.MacroAccuracy - baseline.MacroAccuracy;
        MicroAccuracy = metrics.MicroAccuracy - baseline.MicroAccuracy;
        TopKPredictionCount = metrics.TopKPredictionCount;
        PerClassLogLoss = metrics.PerClassLogLoss.Zip(baseline.PerClassLogLoss, (a, b) => a - b).ToImmutableArray();
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double MacroAccuracy { get; }

    public double MicroAccuracy { get; }

    public double TopKAccuracy => TopKAccuracyForAllK?[^1] ?? 0;

    public int TopKPredictionCount { get; }

    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    public IReadOnlyList<double> PerClassLogLoss { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
