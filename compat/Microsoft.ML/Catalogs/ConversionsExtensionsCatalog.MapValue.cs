using Microsoft.ML.Compat;
using Microsoft.ML.Compat.ValueMapping;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static partial class ConversionsExtensionsCatalog
{
    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType>> keyValuePairs,
        string inputColumnName = null,
        bool treatValuesAsKeyType = false)
        => Create<TInputType, TOutputType>(catalog, outputColumnName, inputColumnName,
            ValueMaps.OfPairs(Guard.NotNull(keyValuePairs, nameof(keyValuePairs)), treatValuesAsKeyType));

    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType[]>> keyValuePairs,
        string inputColumnName = null)
        => Create<TInputType, TOutputType>(catalog, outputColumnName, inputColumnName,
            ValueMaps.OfVectors(Guard.NotNull(keyValuePairs, nameof(keyValuePairs))));

    public static ValueMappingEstimator MapValue(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        IDataView lookupMap,
        DataViewSchema.Column keyColumn,
        DataViewSchema.Column valueColumn,
        string inputColumnName = null)
        => new(catalog.Environment, [(outputColumnName, inputColumnName ?? outputColumnName)],
            ValueMaps.OfView(Guard.NotNull(lookupMap, nameof(lookupMap)), keyColumn, valueColumn));

    private static ValueMappingEstimator<TInputType, TOutputType> Create<TInputType, TOutputType>(
        TransformsCatalog.ConversionTransforms catalog, string output, string input, ValueMap map)
    {
        // ML.NET makes a view of the pairs here, which draws from the environment's seed like every other component.
        catalog.Environment.Register("ArrayDataViewBuilder");
        return new(catalog.Environment, [(output, input ?? output)], map);
    }
}
