namespace Microsoft.ML.Compat.Rows;

/// <summary>Sets of columns as flags by index.</summary>
internal static class ColumnSelection
{
    /// <summary>Flags of the columns named in a call of GetRowCursor; an index beyond the schema is an error.</summary>
    public static bool[] Of(IEnumerable<DataViewSchema.Column> columns, DataViewSchema schema)
    {
        var active = new bool[schema.Count];
        foreach (var column in Guard.NotNull(columns, nameof(columns)))
        {
            Guard.State(column.Index < schema.Count,
                $"Column '{column.Name}' at index {column.Index} is not of the schema of {schema.Count} columns it is asked from.");
            active[column.Index] = true;
        }

        return active;
    }

    public static IEnumerable<DataViewSchema.Column> Columns(DataViewSchema schema, bool[] active) => schema.Where(c => active[c.Index]);
}
