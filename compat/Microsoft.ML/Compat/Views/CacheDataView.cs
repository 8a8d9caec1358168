using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Views;

/// <summary>
/// Keeps copies of the columns that were asked for, so that each is read from the source only once. Columns that cannot be copied are left out. Any
/// number of cursors may read it at once; the first that needs a column fills it for all.
/// </summary>
internal sealed class CacheDataView : IDataView
{
    private readonly IDataView _source;
    private readonly bool[] _prefetched;
    private readonly ColumnStore[] _stores;
    private readonly Lock _lock = new();
    private int? _rowCount;

    private CacheDataView(IDataView source, string[] prefetched)
    {
        _source = source;
        _prefetched = [.. source.Schema.Select(column => prefetched.Contains(column.Name) && !column.IsHidden)];
        _stores = new ColumnStore[source.Schema.Count];
    }

    public DataViewSchema Schema => _source.Schema;

    public bool CanShuffle => true;

    public static CacheDataView Create(IHostEnvironment environment, IDataView input, string[] prefetched)
    {
        environment.Register("Cache");
        foreach (var name in prefetched)
        {
            var type = input.Schema[name].Type;
            Guard.State(type.IsCacheable(), $"Column '{name}' of type {type} cannot be cached, so it cannot be prefetched.");
        }

        return new CacheDataView(CopyableColumns.Of(input), prefetched);
    }

    public long? GetRowCount() => _rowCount ?? _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new CacheCursor(this, ColumnSelection.Of(columnsNeeded, Schema), new CacheOrder(rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        var most = 2 * Math.Max(2, Environment.ProcessorCount - 1);
        var cursors = new CacheCursor[Math.Clamp(n, 1, most)];
        var order = new CacheOrder(rand);
        for (var i = 0; i < cursors.Length; i++)
            cursors[i] = new CacheCursor(this, active, order);
        return cursors;
    }

    /// <summary>The number of rows, and the stores of the active columns, after filling those that are still missing.</summary>
    public int Fill(bool[] active, out ColumnStore[] stores)
    {
        lock (_lock)
        {
            var missing = Schema.Where(column => (active[column.Index] || _prefetched[column.Index]) && _stores[column.Index] is null).ToArray();
            if (missing.Length > 0 || _rowCount is null)
                Read(missing);
            stores = _stores;
            return _rowCount.Value;
        }
    }

    private void Read(DataViewSchema.Column[] columns)
    {
        try
        {
            using var cursor = _source.GetRowCursor(columns);
            var stores = Array.ConvertAll(columns, column => ColumnStore.Of(cursor, column));
            var count = 0;
            for (; cursor.MoveNext(); count++)
            {
                foreach (var store in stores)
                    store.Fill(count);
            }

            for (var i = 0; i < columns.Length; i++)
            {
                stores[i].Close();
                _stores[columns[i].Index] = stores[i];
            }

            _rowCount = count;
        }
        catch (Exception exception)
        {
            throw Errors.Invalid($"The rows to cache could not be read: {exception.Message}", exception);
        }
    }
}
