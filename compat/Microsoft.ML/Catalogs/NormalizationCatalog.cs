using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static partial class NormalizationCatalog
{
    private const long AllExamples = 1000000000;

    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null, long maximumExampleCount = AllExamples, bool fixZero = true)
        => new(catalog.Environment, new MinMaxOptions(outputColumnName, inputColumnName, maximumExampleCount, fixZero));

    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, long maximumExampleCount = AllExamples, bool fixZero = true)
        => Create(catalog, columns, (output, input) => new MinMaxOptions(output, input, maximumExampleCount, fixZero));

    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        long maximumExampleCount = AllExamples,
        bool fixZero = true,
        bool useCdf = false)
        => new(catalog.Environment, new MeanVarianceOptions(outputColumnName, inputColumnName, maximumExampleCount, fixZero, useCdf, UseLog: false));

    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, long maximumExampleCount = AllExamples, bool fixZero = true, bool useCdf = false)
        => Create(catalog, columns, (output, input) => new MeanVarianceOptions(output, input, maximumExampleCount, fixZero, useCdf, UseLog: false));

    public static NormalizingEstimator NormalizeLogMeanVariance(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null, long maximumExampleCount = AllExamples, bool useCdf = true)
        => NormalizeLogMeanVariance(catalog, outputColumnName, fixZero: false, inputColumnName, maximumExampleCount, useCdf);

    public static NormalizingEstimator NormalizeLogMeanVariance(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, long maximumExampleCount = AllExamples, bool useCdf = true)
        => NormalizeLogMeanVariance(catalog, columns, fixZero: false, maximumExampleCount, useCdf);

    public static NormalizingEstimator NormalizeLogMeanVariance(
        this TransformsCatalog catalog,
        string outputColumnName,
        bool fixZero,
        string inputColumnName = null,
        long maximumExampleCount = AllExamples,
        bool useCdf = true)
        => new(catalog.Environment, new MeanVarianceOptions(outputColumnName, inputColumnName, maximumExampleCount, fixZero, useCdf, UseLog: true));

    public static NormalizingEstimator NormalizeLogMeanVariance(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, bool fixZero, long maximumExampleCount = AllExamples, bool useCdf = true)
        => Create(catalog, columns, (output, input) => new MeanVarianceOptions(output, input, maximumExampleCount, fixZero, useCdf, UseLog: true));

    public static NormalizingEstimator NormalizeRobustScaling(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        long maximumExampleCount = AllExamples,
        bool centerData = true,
        uint quantileMin = 25,
        uint quantileMax = 75)
        => new(catalog.Environment, new RobustScalingOptions(outputColumnName, inputColumnName, maximumExampleCount, centerData, quantileMin, quantileMax));

    public static NormalizingEstimator NormalizeRobustScaling(
        this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        long maximumExampleCount = AllExamples,
        bool centerData = true,
        uint quantileMin = 25,
        uint quantileMax = 75)
        => Create(catalog, columns, (output, input) => new RobustScalingOptions(output, input, maximumExampleCount, centerData, quantileMin, quantileMax));

    private static NormalizingEstimator Create(TransformsCatalog catalog, InputOutputColumnPair[] columns, Func<string, string, NormalizerOptions> options)
        => new(catalog.Environment, [.. InputOutputColumnPair.Pairs(columns).Select(pair => options(pair.Output, pair.Input))]);
}
