namespace Microsoft.ML.Compat.Persistence;

/// <summary>A schema as a component of a model.</summary>
internal sealed class SavedSchema(DataViewSchema schema) : ICanSaveModel
{
    public const string LoaderName = "Schema";

    public DataViewSchema Schema { get; } = schema;

    public static SavedSchema Load(ModelReader reader) => new(reader.ReadSchema());

    public void Save(ModelSaveContext ctx) => ctx.Begin(LoaderName).WriteSchema(Schema);
}
