namespace Microsoft.ML.Compat.Persistence;

/// <summary>A schema as a component of a model. Columns of types that cannot be saved, such as images, are left out, as in ML.NET.</summary>
internal sealed class SavedSchema(DataViewSchema schema) : ICanSaveModel
{
    public const string LoaderName = "Schema";

    public DataViewSchema Schema { get; } = schema;

    public static SavedSchema Load(ModelReader reader) => new(reader.ReadSchema());

    public void Save(ModelSaveContext ctx)
    {
        var saved = new DataViewSchema.Builder();
        saved.AddColumns(Schema.Where(column => TypeCodec.CanWrite(column.Type)).Select(column => new DataViewSchema.DetachedColumn(column)));
        var schema = saved.ToSchema();
        Guard.State(schema.Count > 0, $"None of the {Schema.Count} columns of the schema has a type that can be saved.");
        ctx.Begin(LoaderName).WriteSchema(schema);
    }
}
