using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>Reads the blocks of a cache that its order deals it. The cache is filled at the first row.</summary>
internal sealed class CacheCursor : RootCursor
{
    private readonly CacheDataView _cache;
    private readonly bool[] _active;
    private readonly CacheOrder _order;
    private readonly Delegate[] _getters;
    private ColumnStore[] _stores;
    private int _rowCount;
    private int _block = -1;
    private int _place = -1;
    private int _row = -1;

    public CacheCursor(CacheDataView cache, bool[] active, CacheOrder order)
    {
        _cache = cache;
        _active = active;
        _order = order;
        _getters = new Delegate[active.Length];
    }

    public override DataViewSchema Schema => _cache.Schema;

    public override long Batch => Math.Max(0, _block);

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)CurrentRow(), 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        if (column.Type.RawType != typeof(TValue))
            throw Errors.WrongGetter(typeof(TValue), column.Type.RawType);
        var index = column.Index;
        return (ref TValue value) =>
        {
            var row = CurrentRow();
            _getters[index] ??= _stores[index].GetterOf(() => _row);
            ((ValueGetter<TValue>)_getters[index])(ref value);
        };
    }

    protected override bool MoveNextCore()
    {
        if (_stores is null)
            _rowCount = _cache.Fill(_active, out _stores);
        if (_block < 0 || ++_place % CacheOrder.BlockSize == 0)
        {
            _block = _order.NextBlock();
            _place = _block * CacheOrder.BlockSize;
        }

        if (_place >= _rowCount)
            return false;
        _row = _order.RowAt(_place, _rowCount);
        return true;
    }

    private int CurrentRow()
    {
        Guard.State(Position >= 0, "A value was asked for while the cursor stands on no row; call MoveNext first.");
        return _row;
    }
}
