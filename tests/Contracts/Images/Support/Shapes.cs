using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>The shape of a schema as an estimator sees it, which ML.NET makes only within a chain that starts at a loader.</summary>
internal static class Shapes
{
    public static SchemaShape Of(DataViewSchema schema)
    {
        var listener = new Listener();
        new SchemaLoader(schema).Append(listener).GetOutputSchema();
        return listener.Heard!;
    }

    /// <summary>The estimator promises each column that the transformer then delivers, with its kind and type.</summary>
    public static void AssertPromiseHolds(IEstimator<ITransformer> estimator, IDataView data)
    {
        var promised = estimator.GetOutputSchema(Of(data.Schema));
        var delivered = Of(estimator.Fit(data).Transform(data).Schema);
        Assert.Equal(delivered.Select(Tell).Order(StringComparer.Ordinal), promised.Select(Tell).Order(StringComparer.Ordinal));
    }

    private static string Tell(SchemaShape.Column column) =>
        $"{column.Name}: {column.Kind} {column.ItemType} {column.IsKey} [{string.Join(", ", column.Annotations.Select(Tell))}]";

    private sealed class SchemaLoader(DataViewSchema schema) : IDataLoader<object>
    {
        public DataViewSchema GetOutputSchema() => schema;

        public IDataView Load(object input) => throw new NotSupportedException("This loader knows a schema only.");

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("This loader knows a schema only.");
    }

    private sealed class Listener : IEstimator<ITransformer>
    {
        public SchemaShape? Heard { get; private set; }

        public ITransformer Fit(IDataView input) => throw new NotSupportedException("This estimator listens only.");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Heard = inputSchema;
    }
}
