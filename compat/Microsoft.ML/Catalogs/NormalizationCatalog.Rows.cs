using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static partial class NormalizationCatalog
{
    public static LpNormNormalizingEstimator NormalizeLpNorm(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        LpNormNormalizingEstimatorBase.NormFunction norm = LpNormNormalizingEstimatorBase.NormFunction.L2,
        bool ensureZeroMean = false)
        => new(catalog.Environment, outputColumnName, inputColumnName, new RowNorm(norm, ensureZeroMean, Scale: 1));

    public static GlobalContrastNormalizingEstimator NormalizeGlobalContrast(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        bool ensureZeroMean = true,
        bool ensureUnitStandardDeviation = false,
        float scale = 1)
    {
        var norm = ensureUnitStandardDeviation ? LpNormNormalizingEstimatorBase.NormFunction.StandardDeviation : LpNormNormalizingEstimatorBase.NormFunction.L2;
        return new(catalog.Environment, outputColumnName, inputColumnName, new RowNorm(norm, ensureZeroMean, scale));
    }
}
