using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>One object after the other as a row; each new object is a new position.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] _getters;
    private TRow _current;
    private long _position = -1;

    public ObjectRow(RowReader<TRow> reader)
    {
        Schema = reader.Schema;
        _getters = [.. Schema.Select(c => reader.CreateGetter(c.Index, CurrentRow))];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    public void Set(TRow row)
    {
        _current = Guard.NotNull(row, nameof(row));
        _position++;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column) => TypedGetters.IsActive(_getters, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => TypedGetters.Get<TValue>(_getters, column);

    private TRow CurrentRow()
    {
        Guard.State(_position >= 0, "The row holds no object yet.");
        return _current;
    }
}
