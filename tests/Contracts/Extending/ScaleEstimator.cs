using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>An estimator written with ML.NET's public API alone: it multiplies a vector of single precision, and also gives its sum.</summary>
public sealed class ScaleEstimator(MLContext ml, string output, string source, float factor) : IEstimator<ScaleTransformer>
{
    public ScaleTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var transformer = new ScaleTransformer(ml, output, source, factor);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var column = inputSchema.FirstOrDefault(c => c.Name == source);
        if (column.Name is null || column.ItemType != NumberDataViewType.Single || column.Kind == SchemaShape.Column.VectorKind.Scalar)
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Column '{source}' must be a vector of Single.");
        var schema = new DataViewSchema.Builder();
        schema.AddColumns(ScaleTransformer.Added(output, column.Kind == SchemaShape.Column.VectorKind.Vector ? 1 : 0));
        var added = Pipelines.Shapes.Of(schema.ToSchema());
        return new SchemaShape(inputSchema.Where(c => !added.Any(a => a.Name == c.Name)).Concat(added));
    }
}
