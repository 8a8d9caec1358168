using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class MulticlassClassificationCatalog
{
    public MulticlassClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel",
        int topKPredictionCount = 0)
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotEmpty(labelColumnName, nameof(labelColumnName));
        Guard.NotEmpty(scoreColumnName, nameof(scoreColumnName));
        Guard.NotEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        Guard.Argument(topKPredictionCount >= 0, nameof(topKPredictionCount), $"The number of top predictions is 0 or more, not {topKPredictionCount}.");
        Environment.Register(nameof(MulticlassEvaluator));
        return MulticlassEvaluator.Evaluate(data, labelColumnName, scoreColumnName, predictedLabelColumnName, topKPredictionCount);
    }

    public IReadOnlyList<CrossValidationResult<MulticlassClassificationMetrics>> CrossValidate(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string samplingKeyColumnName = null,
        int? seed = null)
    {
        Guard.NotEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidation.Run(Environment, data, estimator, numberOfFolds, samplingKeyColumnName, seed, scores => Evaluate(scores, labelColumnName));
    }
}
