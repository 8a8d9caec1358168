using Microsoft.ML.Compat.Splits;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Trains on all folds but one and evaluates on that one, for each. As in ML.NET every fold is trained before the first is evaluated.</summary>
internal static class CrossValidation
{
    public static IReadOnlyList<TrainCatalogBase.CrossValidationResult<TMetrics>> Run<TMetrics>(
        IHostEnvironment environment,
        IDataView data,
        IEstimator<ITransformer> estimator,
        int folds,
        string samplingKey,
        int? seed,
        Func<IDataView, TMetrics> evaluate)
        where TMetrics : class
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotNull(estimator, nameof(estimator));
        Guard.Argument(folds > 1, nameof(folds), $"Cross-validation needs at least 2 folds, not {folds}.");
        var sampling = Sampling.Create(environment, data, samplingKey, seed);
        var trained = new List<(ITransformer Model, IDataView Scores)>();
        for (var fold = 0; fold < folds; fold++)
        {
            var split = sampling.Split(data, Interval.Fold(fold, folds));
            var model = estimator.Fit(split.TrainSet);
            trained.Add((model, model.Transform(split.TestSet)));
        }

        return [.. trained.Select((t, fold) => new TrainCatalogBase.CrossValidationResult<TMetrics>(t.Model, evaluate(t.Scores), t.Scores, fold))];
    }
}
