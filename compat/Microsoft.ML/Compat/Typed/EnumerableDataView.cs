using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>A sequence of objects as a view. The sequence is enumerated once for each cursor; null objects are an error.</summary>
internal sealed class EnumerableDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _data;
    private readonly RowReader<TRow> _reader;

    public EnumerableDataView(IEnumerable<TRow> data, SchemaDefinition definition)
    {
        _data = data;
        _reader = new RowReader<TRow>(definition);
    }

    public DataViewSchema Schema => _reader.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(_data.GetEnumerator(), _reader, ColumnSelection.Of(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<TRow> _rows;
        private readonly Delegate[] _getters;

        public Cursor(IEnumerator<TRow> rows, RowReader<TRow> reader, bool[] active)
        {
            _rows = rows;
            Schema = reader.Schema;
            _getters = [.. active.Select((isActive, i) => isActive ? reader.CreateGetter(i, CurrentRow) : null)];
        }

        public override DataViewSchema Schema { get; }

        public override bool IsColumnActive(DataViewSchema.Column column) => TypedGetters.IsActive(_getters, column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            Guard.State(Position >= 0, "The cursor is on no row; call MoveNext first.");
            id = new DataViewRowId((ulong)Position, 0);
        };

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => TypedGetters.Get<TValue>(_getters, column);

        protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext())
                return false;
            Guard.State(_rows.Current is not null, $"Item {Position + 1} of the sequence is null; rows must be objects.");
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _rows.Dispose();
            base.Dispose(disposing);
        }

        private TRow CurrentRow()
        {
            Guard.State(Position >= 0, "The cursor is on no row; call MoveNext first.");
            return _rows.Current;
        }
    }
}
