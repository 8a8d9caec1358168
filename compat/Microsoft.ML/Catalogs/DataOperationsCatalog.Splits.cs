using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Splits;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        Guard.NotNull(data, nameof(data));
        Guard.Argument(testFraction is > 0 and < 1, nameof(testFraction), $"The test fraction lies between 0 and 1, both excluded; it is {testFraction}.");
        var sampling = Sampling.Create(Environment, data, samplingKeyColumnName, seed);
        return sampling.Split(data, Interval.From(0, testFraction));
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        Guard.NotNull(data, nameof(data));
        Guard.Argument(numberOfFolds > 1, nameof(numberOfFolds), $"Cross-validation needs at least 2 folds, not {numberOfFolds}.");
        var sampling = Sampling.Create(Environment, data, samplingKeyColumnName, seed);
        return [.. Enumerable.Range(0, numberOfFolds).Select(fold => sampling.Split(data, Interval.Fold(fold, numberOfFolds)))];
    }
}
