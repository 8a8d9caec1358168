using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>Definitions made from a schema.</summary>
internal static class SchemaDefinitions
{
    /// <summary>The definition of a row class whose columns take types and annotations from the schema's columns of their names.</summary>
    public static SchemaDefinition Of<TRow>(DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        foreach (var column in schema)
        {
            var defined = definition[column.Name] ?? throw Errors.Invalid($"Type {typeof(TRow).Name} has no member for column '{column.Name}' of the schema.");
            defined.ColumnType = column.Type;
            defined.CopyAnnotations(column.Annotations);
        }

        return definition;
    }
}
