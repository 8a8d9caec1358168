using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>A schema without rows.</summary>
internal sealed class EmptyDataView(DataViewSchema schema) : IDataView
{
    public DataViewSchema Schema { get; } = Guard.NotNull(schema, nameof(schema));

    public bool CanShuffle => true;

    public long? GetRowCount() => 0;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(Schema, ColumnSelection.Of(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewSchema schema, bool[] active) : RootCursor
    {
        public override DataViewSchema Schema { get; } = schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId _) => throw Errors.Invalid("There is no row to take an id from.");

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
            var rawType = column.Type.RawType;
            return typeof(TValue) == rawType
                ? (ref TValue _) => throw Errors.Invalid("There is no row to take a value from.")
                : throw Errors.WrongGetter(typeof(TValue), rawType);
        }

        protected override bool MoveNextCore() => false;
    }
}
