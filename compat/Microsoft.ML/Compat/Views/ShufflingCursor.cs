using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>
/// Keeps the next rows of its input in a ring. Each row is drawn from the ring; the oldest one takes its place, and the next row of the input the oldest
/// one's. So no row comes more than the ring's size too early.
/// </summary>
internal sealed class ShufflingCursor : RootCursor
{
    private readonly DataViewRowCursor _input;
    private readonly Random _random;
    private readonly Delegate[] _getters;
    private readonly ColumnStore[] _stores;
    private readonly Delegate _idGetter;
    private readonly int[] _slots;
    private int _head;
    private int _live;
    private bool _ended;
    private int _current;

    public ShufflingCursor(DataViewRowCursor input, int poolSize, Random random)
    {
        _input = input;
        _random = random;
        var columns = input.Schema.Select(column => input.IsColumnActive(column) ? ColumnStore.Of(input, column) : null).ToArray();
        var ids = ColumnStore.OfIds(input);
        _getters = [.. columns.Select(store => store?.GetterOf(() => _current))];
        _idGetter = ids.GetterOf(() => _current);
        _stores = [.. columns.Where(store => store is not null), ids];
        _slots = [.. Enumerable.Range(0, poolSize)];
    }

    public override DataViewSchema Schema => _input.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ValueGetter<DataViewRowId>)_idGetter;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.Argument(IsColumnActive(column), nameof(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        return RowGetters.Cast<TValue>(_getters[column.Index]);
    }

    protected override bool MoveNextCore()
    {
        while (_live < _slots.Length && !_ended)
            ReadNext();
        if (_live == 0)
            return false;
        var drawn = (_head + _random.Next(_live)) % _slots.Length;
        _current = _slots[drawn];
        _slots[drawn] = _slots[_head];
        _slots[_head] = _current;
        _head = (_head + 1) % _slots.Length;
        _live--;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }

    private void ReadNext()
    {
        try
        {
            _ended = !_input.MoveNext();
            if (_ended)
                return;
            var slot = _slots[(_head + _live) % _slots.Length];
            foreach (var store in _stores)
                store.Fill(slot);
            _live++;
        }
        catch (Exception exception)
        {
            throw Errors.Invalid($"The rows to shuffle could not be read: {exception.Message}", exception);
        }
    }
}
