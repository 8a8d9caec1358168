using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class BinaryClassificationCatalog
{
    public CalibratedBinaryClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string probabilityColumnName = "Probability",
        string predictedLabelColumnName = "PredictedLabel")
    {
        var random = Begin(data, labelColumnName, scoreColumnName, predictedLabelColumnName);
        Guard.NotEmpty(probabilityColumnName, nameof(probabilityColumnName));
        return BinaryEvaluator.EvaluateCalibrated(random, data, labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName);
    }

    public BinaryClassificationMetrics EvaluateNonCalibrated(
        IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score", string predictedLabelColumnName = "PredictedLabel")
    {
        var random = Begin(data, labelColumnName, scoreColumnName, predictedLabelColumnName);
        return BinaryEvaluator.Evaluate(random, data, labelColumnName, scoreColumnName, predictedLabelColumnName);
    }

    public IReadOnlyList<CrossValidationResult<CalibratedBinaryClassificationMetrics>> CrossValidate(
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

    public IReadOnlyList<CrossValidationResult<BinaryClassificationMetrics>> CrossValidateNonCalibrated(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string samplingKeyColumnName = null,
        int? seed = null)
    {
        Guard.NotEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidation.Run(
            Environment, data, estimator, numberOfFolds, samplingKeyColumnName, seed, scores => EvaluateNonCalibrated(scores, labelColumnName));
    }

    /// <summary>Two hosts deep, as in ML.NET, so that the same seed samples the same rows.</summary>
    private Random Begin(IDataView data, string labelColumnName, string scoreColumnName, string predictedLabelColumnName)
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotEmpty(labelColumnName, nameof(labelColumnName));
        Guard.NotEmpty(scoreColumnName, nameof(scoreColumnName));
        Guard.NotEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        return Environment.Register(nameof(BinaryEvaluator)).Register(nameof(BinaryCounts)).Random();
    }
}
