namespace Microsoft.ML.Compat;

/// <summary>Finds the columns that a component names.</summary>
internal static class SchemaColumns
{
    /// <summary>The visible column of each name, or the error of a missing column.</summary>
    public static DataViewSchema.Column[] Find(this DataViewSchema schema, IEnumerable<string> names, string parameter = "inputSchema")
        => [.. names.Select(name => schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn(parameter, "input", name))];
}
