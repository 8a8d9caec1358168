using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class ClusteringCatalog
{
    public ClusteringMetrics Evaluate(IDataView data, string labelColumnName = null, string scoreColumnName = "Score", string featureColumnName = null)
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotEmpty(scoreColumnName, nameof(scoreColumnName));
        if (featureColumnName is not null)
            Guard.NotEmpty(featureColumnName, nameof(featureColumnName));
        if (labelColumnName is not null)
            Guard.NotEmpty(labelColumnName, nameof(labelColumnName));
        Environment.Register(nameof(ClusteringEvaluator));
        return ClusteringEvaluator.Evaluate(data, scoreColumnName, labelColumnName, featureColumnName);
    }

    public IReadOnlyList<CrossValidationResult<ClusteringMetrics>> CrossValidate(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = null, string featuresColumnName = null,
        string samplingKeyColumnName = null, int? seed = null)
        => CrossValidation.Run(
            Environment, data, estimator, numberOfFolds, samplingKeyColumnName, seed,
            scores => Evaluate(scores, labelColumnName: labelColumnName, featureColumnName: featuresColumnName));
}
