using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Guard.NotNull(data, nameof(data));
        Environment.Register(nameof(LoadFromEnumerable));
        return new EnumerableDataView<TRow>(data, schemaDefinition);
    }

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
        => LoadFromEnumerable(data, SchemaDefinitions.Of<TRow>(Guard.NotNull(schema, nameof(schema))));

    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        Environment.Register(nameof(CreateEnumerable));
        var writer = new RowWriter<TRow>(Guard.NotNull(data, nameof(data)).Schema, ignoreMissingColumns, schemaDefinition);
        return Enumerate(data, writer, reuseRowObject);
    }

    private static IEnumerable<TRow> Enumerate<TRow>(IDataView data, RowWriter<TRow> writer, bool reuseRowObject)
        where TRow : class, new()
    {
        var needed = new bool[data.Schema.Count];
        foreach (var column in writer.Columns)
            needed[column] = true;
        using var cursor = data.GetRowCursor(ColumnSelection.Columns(data.Schema, needed));
        var fill = writer.CreateFiller(cursor);
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (row is null || !reuseRowObject)
                row = new TRow();
            fill(row);
            yield return row;
        }
    }
}
