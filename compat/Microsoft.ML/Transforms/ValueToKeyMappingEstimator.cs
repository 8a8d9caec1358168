using Microsoft.ML.Compat;
using Microsoft.ML.Compat.KeyMapping;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly (string Output, string Input)[] _columns;
    private readonly int _maximumNumberOfKeys;
    private readonly KeyOrdinality _ordinality;
    private readonly bool _valuesAsText;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(
        IHostEnvironment environment,
        (string Output, string Input)[] columns,
        int maximumNumberOfKeys,
        KeyOrdinality ordinality,
        bool valuesAsText,
        IDataView keyData)
    {
        _host = environment.Register(nameof(ValueToKeyMappingEstimator));
        _columns = Guard.NotEmpty(columns, nameof(columns));
        foreach (var column in columns)
            Guard.NotBlank(column.Output, nameof(columns));
        Guard.Argument(keyData is null || keyData.Schema.Count == 1, nameof(keyData),
            $"The key data must have one column, the values in the order of their keys; it has {keyData?.Schema.Count}.");
        _maximumNumberOfKeys = maximumNumberOfKeys;
        _ordinality = ordinality;
        _valuesAsText = valuesAsText;
        _keyData = keyData;
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        Guard.NotNull(input, nameof(input));
        var inputs = input.Schema.Find(_columns.Select(pair => pair.Input));
        foreach (var column in inputs)
            KeyMaps.CheckType(column);
        var sorted = _ordinality == KeyOrdinality.ByValue;
        var maps = _keyData is null ? KeyMaps.Learn(input, inputs, _maximumNumberOfKeys, sorted)
            : [.. Enumerable.Repeat(KeyMaps.Read(_keyData, inputs, sorted), inputs.Length)];
        return new ValueToKeyMappingTransformer(_host, _columns, maps, _valuesAsText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(_columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    private SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        if (!input.ItemType.IsStandardScalar())
            throw Errors.WrongType("inputSchema", "input", input.Name, "a standard type or a vector of one", input.TypeName());
        var meanings = input.IsKey ? input.Annotations.FindOrNull(AnnotationKinds.KeyValues) : null;
        var values = meanings is { Kind: SchemaShape.Column.VectorKind.Vector } found ? found : PromisedValues(input);
        var annotations = new SchemaShape([.. input.Kept(AnnotationKinds.SlotNames), values]);
        return new SchemaShape.Column(output, input.Kind, NumberDataViewType.UInt32, isKey: true, annotations);
    }

    private SchemaShape.Column PromisedValues(SchemaShape.Column input)
    {
        if (!_valuesAsText)
            return ColumnAnnotations.PromisedVector(AnnotationKinds.KeyValues, (PrimitiveDataViewType)input.ItemType, input.IsKey);

        // As in ML.NET, which cannot promise text for keys that stand for nothing.
        Guard.Argument(!input.IsKey, "inputSchema", $"Column '{input.Name}' is a key without {AnnotationKinds.KeyValues}; they cannot be promised as text.");
        return ColumnAnnotations.PromisedVector(AnnotationKinds.KeyValues, TextDataViewType.Instance);
    }
}
