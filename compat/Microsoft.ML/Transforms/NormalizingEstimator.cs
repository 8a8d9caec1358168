using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHost _host;
    private readonly NormalizerOptions[] _columns;

    internal NormalizingEstimator(IHostEnvironment environment, params NormalizerOptions[] columns)
    {
        _host = environment.Register(nameof(NormalizingEstimator));
        _columns = columns;
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        var normalizers = Normalizers.Fit(Guard.NotNull(input, nameof(input)), _columns);
        return new NormalizingTransformer(_host, [.. _columns.Select(column => (column.Output, column.Input))], normalizers);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(_columns.Select(column => Promise(column, inputSchema.Find(column.Input))));

    private static SchemaShape.Column Promise(NormalizerOptions column, SchemaShape.Column input)
    {
        NormalizableTypes.Check(input);
        var annotations = new SchemaShape([ColumnAnnotations.PromisedNormalization(), .. input.Kept(AnnotationKinds.SlotNames)]);
        return new SchemaShape.Column(column.Output, input.Kind, input.ItemType, input.IsKey, annotations);
    }
}
