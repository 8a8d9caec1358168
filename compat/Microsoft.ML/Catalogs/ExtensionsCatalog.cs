using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static partial class ExtensionsCatalog
{
    public static MissingValueIndicatorEstimator IndicateMissingValues(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null)
        => new(catalog.Environment, (outputColumnName, inputColumnName ?? outputColumnName));

    public static MissingValueIndicatorEstimator IndicateMissingValues(this TransformsCatalog catalog, InputOutputColumnPair[] columns)
        => new(catalog.Environment, InputOutputColumnPair.Pairs(columns));

    public static MissingValueReplacingEstimator ReplaceMissingValues(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        MissingValueReplacingEstimator.ReplacementMode replacementMode = MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true)
        => new(catalog.Environment, [(outputColumnName, inputColumnName ?? outputColumnName)], replacementMode, imputeBySlot);

    public static MissingValueReplacingEstimator ReplaceMissingValues(
        this TransformsCatalog catalog,
        InputOutputColumnPair[] columns,
        MissingValueReplacingEstimator.ReplacementMode replacementMode = MissingValueReplacingEstimator.ReplacementMode.DefaultValue,
        bool imputeBySlot = true)
        => new(catalog.Environment, InputOutputColumnPair.Pairs(columns), replacementMode, imputeBySlot);
}
