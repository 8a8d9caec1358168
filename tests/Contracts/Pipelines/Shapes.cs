using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>The shape of a schema by public means: a loader that only knows its schema, as the first link of a pipeline.</summary>
internal static class Shapes
{
    public static SchemaShape Of(DataViewSchema schema) => new SchemaLoader(schema).Append(new Nothing()).GetOutputSchema();

    public static IEnumerable<string> Describe(SchemaShape shape)
        => shape.Select(c => $"{c.Name}: {c.Kind} {c.ItemType}{(c.IsKey ? " key" : "")} {{{string.Join("; ", Describe(c.Annotations).Order())}}}").Order();

    private sealed class SchemaLoader(DataViewSchema schema) : IDataLoader<object>
    {
        public DataViewSchema GetOutputSchema() => schema;

        public IDataView Load(object input) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }

    private sealed class Nothing : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new NotSupportedException();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
