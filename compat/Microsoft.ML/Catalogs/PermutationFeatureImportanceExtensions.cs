using System.Collections.Immutable;
using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class PermutationFeatureImportanceExtensions
{
    public static ImmutableArray<RegressionMetricsStatistics> PermutationFeatureImportance<TModel>(
        this RegressionCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer,
        IDataView data,
        string labelColumnName = "Label",
        bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        where TModel : class
        => Run<TModel, RegressionMetrics, RegressionMetricsStatistics>(
            catalog, predictionTransformer, data, () => new(), scores => catalog.Evaluate(scores, labelColumnName), MetricDifferences.Of,
            useFeatureWeightFilter, numberOfExamplesToUse, permutationCount);

    public static ImmutableDictionary<string, RegressionMetricsStatistics> PermutationFeatureImportance(
        this RegressionCatalog catalog,
        ITransformer model,
        IDataView data,
        string labelColumnName = "Label",
        bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        => NamedImportance.Run<RegressionMetrics, RegressionMetricsStatistics>(
            Guard.NotNull(catalog, nameof(catalog)).Environment, model, data, () => new(), scores => catalog.Evaluate(scores, labelColumnName),
            MetricDifferences.Of, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount);

    public static ImmutableArray<BinaryClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(
        this BinaryClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer,
        IDataView data,
        string labelColumnName = "Label",
        bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        where TModel : class
        => Run<TModel, BinaryClassificationMetrics, BinaryClassificationMetricsStatistics>(
            catalog, predictionTransformer, data, () => new(), scores => catalog.EvaluateNonCalibrated(scores, labelColumnName), MetricDifferences.Of,
            useFeatureWeightFilter, numberOfExamplesToUse, permutationCount);

    public static ImmutableDictionary<string, BinaryClassificationMetricsStatistics> PermutationFeatureImportanceNonCalibrated(
        this BinaryClassificationCatalog catalog,
        ITransformer model,
        IDataView data,
        string labelColumnName = "Label",
        bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        => NamedImportance.Run<BinaryClassificationMetrics, BinaryClassificationMetricsStatistics>(
            Guard.NotNull(catalog, nameof(catalog)).Environment, model, data, () => new(), scores => catalog.EvaluateNonCalibrated(scores, labelColumnName),
            MetricDifferences.Of, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount);

    public static ImmutableArray<MulticlassClassificationMetricsStatistics> PermutationFeatureImportance<TModel>(
        this MulticlassClassificationCatalog catalog,
        ISingleFeaturePredictionTransformer<TModel> predictionTransformer,
        IDataView data,
        string labelColumnName = "Label",
        bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        where TModel : class
        => Run<TModel, MulticlassClassificationMetrics, MulticlassClassificationMetricsStatistics>(
            catalog, predictionTransformer, data, () => new(), scores => catalog.Evaluate(scores, labelColumnName), MetricDifferences.Of,
            useFeatureWeightFilter, numberOfExamplesToUse, permutationCount);

    public static ImmutableDictionary<string, MulticlassClassificationMetricsStatistics> PermutationFeatureImportance(
        this MulticlassClassificationCatalog catalog,
        ITransformer model,
        IDataView data,
        string labelColumnName = "Label",
        bool useFeatureWeightFilter = false,
        int? numberOfExamplesToUse = null,
        int permutationCount = 1)
        => NamedImportance.Run<MulticlassClassificationMetrics, MulticlassClassificationMetricsStatistics>(
            Guard.NotNull(catalog, nameof(catalog)).Environment, model, data, () => new(), scores => catalog.Evaluate(scores, labelColumnName),
            MetricDifferences.Of, useFeatureWeightFilter, numberOfExamplesToUse, permutationCount);

    private static ImmutableArray<TStatistics> Run<TModel, TMetrics, TStatistics>(
        TrainCatalogBase catalog,
        ISingleFeaturePredictionTransformer<TModel> predictor,
        IDataView data,
        Func<TStatistics> start,
        Func<IDataView, TMetrics> evaluate,
        Func<TMetrics, TMetrics, TMetrics> difference,
        bool byWeight,
        int? examples,
        int permutations)
        where TModel : class
        where TStatistics : IMetricsStatistics<TMetrics>
    {
        Guard.NotNull(predictor, nameof(predictor));
        var host = Guard.NotNull(catalog, nameof(catalog)).Environment.Register("PermutationFeatureImportance");
        Guard.NotNull(data, nameof(data));
        Guard.NotEmpty(predictor.FeatureColumnName, "features");
        return new FeatureImportance<TMetrics, TStatistics>(host, predictor, predictor.FeatureColumnName, evaluate, difference)
            .Run(data, start, predictor.Model, byWeight, examples, permutations);
    }
}
