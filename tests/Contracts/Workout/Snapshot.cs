using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>Everything that can be seen of a data view: columns (hidden ones too) with their annotations, and every value of every row.</summary>
internal sealed record Snapshot(ColumnSnapshot[] Columns, RowSnapshot[] Rows)
{
    public static Snapshot Of(IDataView view) => new(Describe(view.Schema), ReadAll(view, view.Schema));

    public static ColumnSnapshot[] Describe(DataViewSchema schema) => [.. schema.Select(ColumnSnapshot.Of)];

    public static RowSnapshot[] ReadAll(IDataView view, IEnumerable<DataViewSchema.Column> columns, Random? random = null)
    {
        var wanted = columns.ToArray();
        using var cursor = view.GetRowCursor(wanted, random);
        return Drain(cursor, wanted);
    }

    public static RowSnapshot[] Drain(DataViewRowCursor cursor, DataViewSchema.Column[] columns)
    {
        var id = cursor.GetIdGetter();
        var readers = columns.Select(column => Values.Reader(cursor, column)).ToArray();
        var rows = new List<RowSnapshot>();
        DataViewRowId current = default;
        while (cursor.MoveNext())
        {
            id(ref current);
            rows.Add(new RowSnapshot(current, [.. readers.Select(reader => reader())]));
        }

        return [.. rows];
    }

    /// <summary>All values of the visible column <paramref name="name"/>, row by row.</summary>
    public object[] this[string name]
    {
        get
        {
            var index = Array.FindLastIndex(Columns, column => column.Name == name && !column.IsHidden);
            return [.. Rows.Select(row => row.Values[index])];
        }
    }
}

internal sealed record RowSnapshot(DataViewRowId Id, object[] Values);

internal sealed record ColumnSnapshot(string Name, bool IsHidden, DataViewType Type, (string Kind, DataViewType Type, object Value)[] Annotations)
{
    public static ColumnSnapshot Of(DataViewSchema.Column column) => new(
        column.Name,
        column.IsHidden,
        column.Type,
        [.. column.Annotations.Schema
            .OrderBy(annotation => annotation.Name, StringComparer.Ordinal)
            .Select(annotation => (annotation.Name, annotation.Type, Values.Annotation(column.Annotations, annotation)))]);
}
