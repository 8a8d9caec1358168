using System.Collections.Concurrent;
using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>
/// A data view in memory whose columns are written out in the test. It can shuffle, hands out as many cursors as it is asked for,
/// and remembers which columns every cursor was asked to have active: what a lazy transform may and may not do is seen here.
/// </summary>
internal sealed class Table : IDataView
{
    private readonly TableColumn[] _columns;
    private readonly ConcurrentQueue<string[]> _opened = new();

    public Table(params TableColumn[] columns)
    {
        _columns = columns;
        RowCount = columns.Length == 0 ? 0 : columns[0].RowCount;
        Assert.All(columns, column => Assert.Equal(RowCount, column.RowCount));
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
        {
            builder.AddColumn(column.Name, column.Type, column.Annotations.ToAnnotations());
        }

        Schema = builder.ToSchema();
    }

    public int RowCount { get; }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    /// <summary>The active columns of every cursor that was opened so far, in the order of opening.</summary>
    public IReadOnlyList<string[]> Opened => [.. _opened];

    public long? GetRowCount() => RowCount;

    /// <summary>The table with only its first rows.</summary>
    public Table Head(int count) => new([.. _columns.Select(column => column.Head(count))]);

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        Open([.. columnsNeeded], Order(rand), 0, 1);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var order = Order(rand);
        var needed = columnsNeeded.ToArray();
        var parts = Math.Max(1, n);
        return [.. Enumerable.Range(0, parts).Select(part => Open(needed, order, part, parts))];
    }

    private TableCursor Open(DataViewSchema.Column[] columnsNeeded, int[] order, int part, int parts)
    {
        var active = new bool[_columns.Length];
        foreach (var column in columnsNeeded)
        {
            active[column.Index] = true;
        }

        _opened.Enqueue([.. _columns.Where((_, at) => active[at]).Select(column => column.Name)]);
        return new TableCursor(Schema, _columns, active, order, part, parts);
    }

    private int[] Order(Random? random)
    {
        var order = Enumerable.Range(0, RowCount).ToArray();
        random?.Shuffle(order);
        return order;
    }
}
