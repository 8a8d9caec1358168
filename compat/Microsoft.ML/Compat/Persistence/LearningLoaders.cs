using Microsoft.ML.Calibrators;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>The learning components a model can hold.</summary>
internal static class LearningLoaders
{
    public static IEnumerable<ModelLoader> All { get; } =
    [
        new(SavedPredictions.Binary, SavedPredictions.LoadBinary),
        new(SavedPredictions.Multiclass, SavedPredictions.LoadMulticlass),
        new(SavedPredictions.Regression, SavedPredictions.LoadRegression),
        new(SavedPredictions.Clustering, SavedPredictions.LoadClustering),
        new(CalibratedLinearModel.LoaderName, reader => new CalibratedLinearModel(reader)),
        new(PlattCalibrator.LoaderName, reader => new PlattCalibrator(reader)),
        new(LinearBinaryModelParameters.LoaderName, reader => new LinearBinaryModelParameters(reader)),
        new(LinearRegressionModelParameters.LoaderName, reader => new LinearRegressionModelParameters(reader)),
        new(MaximumEntropyModelParameters.LoaderName, reader => new MaximumEntropyModelParameters(reader)),
        new(KMeansModelParameters.LoaderName, reader => new KMeansModelParameters(reader)),
        new(ModelStatisticsBase.LoaderName, reader => new ModelStatisticsBase(reader)),
    ];
}
