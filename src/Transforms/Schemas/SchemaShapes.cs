using Microsoft.ML;

namespace MLNetVision.Transforms.Schemas;

/// <summary>What estimators promise of schemas. ML.NET makes shapes of schemas for whoever puts a loader before an estimator, annotations included.</summary>
internal static class SchemaShapes
{
    /// <summary>The shape of a schema.</summary>
    public static SchemaShape Of(DataViewSchema schema) => new SchemaLoader(schema).Append(new Unchanged()).GetOutputSchema();

    /// <summary>The shapes of columns.</summary>
    public static SchemaShape Of(IEnumerable<DataViewSchema.DetachedColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        return Of(builder.ToSchema());
    }

    /// <summary>The shape with more columns; those that have the name of one of them are hidden by it.</summary>
    public static SchemaShape With(this SchemaShape shape, IEnumerable<DataViewSchema.DetachedColumn> added)
    {
        var more = Of(added);
        return new SchemaShape(shape.Where(c => more.All(a => a.Name != c.Name)).Concat(more));
    }

    /// <summary>The column of that name, or null.</summary>
    public static SchemaShape.Column? Find(this SchemaShape shape, string name)
    {
        foreach (var column in shape)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        return null;
    }

    private sealed class SchemaLoader(DataViewSchema schema) : IDataLoader<object>
    {
        public DataViewSchema GetOutputSchema() => schema;

        public IDataView Load(object input) => new NoRows(schema);

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException("A schema is not saved.");
    }

    private sealed class Unchanged : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new NotSupportedException("A shape is asked for, nothing is fitted.");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
