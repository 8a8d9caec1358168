using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows.Parallel;

/// <summary>A cursor over batches that come from elsewhere. Values are copied out, since a batch is filled again.</summary>
internal abstract class BatchCursor : RootCursor
{
    private readonly bool[] _active;
    private readonly int[] _columnInBatch;
    private readonly int _idColumn;
    private RowBatch _batch;
    private int _row;

    protected BatchCursor(DataViewSchema schema, bool[] active)
    {
        Schema = schema;
        _active = active;
        _idColumn = active.Count(a => a);
        _columnInBatch = [.. active.Select((_, column) => active.Take(column).Count(a => a))];
    }

    public sealed override DataViewSchema Schema { get; }

    public sealed override bool IsColumnActive(DataViewSchema.Column column)
    {
        Guard.State(column.Index < _active.Length, $"Column '{column.Name}' at index {column.Index} is not of this cursor's {_active.Length} columns.");
        return _active[column.Index];
    }

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Value<DataViewRowId>(_idColumn);

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.Argument(IsColumnActive(column), nameof(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        if (column.Type.RawType != typeof(TValue))
            throw Errors.WrongGetter(typeof(TValue), column.Type.RawType);
        var index = _columnInBatch[column.Index];
        return column.Type is VectorDataViewType vector
            ? GenericCall.Invoke<ValueGetter<TValue>>(VectorGetter<int>, vector.ItemType.RawType, index)
            : (ref TValue value) => value = Value<TValue>(index);
    }

    /// <summary>The batch in use, or null before the first and after the last.</summary>
    protected RowBatch Current => _batch;

    /// <summary>The next batch with rows in it, or null at the end; the batch in use before may be filled again.</summary>
    protected abstract RowBatch NextBatch();

    protected override bool MoveNextCore()
    {
        if (_batch is not null && ++_row < _batch.Count)
            return true;
        _batch = NextBatch();
        _row = 0;
        return _batch is not null;
    }

    private T Value<T>(int column)
    {
        Guard.State(Position >= 0, "The cursor is on no row; call MoveNext first.");
        return ((T[])_batch.Columns[column])[_row];
    }

    private ValueGetter<VBuffer<T>> VectorGetter<T>(int column) => (ref VBuffer<T> value) => Value<VBuffer<T>>(column).CopyTo(ref value);
}
