using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>The shape of a schema, as an estimator sees it. ML.NET makes one only inside of a chain that starts at a loader.</summary>
internal static class Shapes
{
    public static SchemaShape Of(DataViewSchema schema)
    {
        var listener = new Listener();
        new SchemaLoader(schema).Append(listener).GetOutputSchema();
        return listener.Heard!;
    }

    public static SchemaShape.Column Find(SchemaShape shape, string name) => shape.Single(column => column.Name == name);

    /// <summary>The annotations that a column of a shape promises, in alphabetical order.</summary>
    public static string[] Annotations(SchemaShape shape, string column) =>
        [.. Find(shape, column).Annotations.Select(annotation => annotation.Name).Order(StringComparer.Ordinal)];

    private sealed class SchemaLoader(DataViewSchema schema) : IDataLoader<object>
    {
        public DataViewSchema GetOutputSchema() => schema;

        public IDataView Load(object input) => throw new NotSupportedException("This loader only knows a schema.");

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("This loader only knows a schema.");
    }

    private sealed class Listener : IEstimator<ITransformer>
    {
        public SchemaShape? Heard { get; private set; }

        public ITransformer Fit(IDataView input) => throw new NotSupportedException("This estimator only listens.");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Heard = inputSchema;
    }
}
