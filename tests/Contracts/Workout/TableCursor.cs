using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>
/// Walks every n-th row of a <see cref="Table"/> in a given order. A row's id is its place in the table, whatever the order; in a set of cursors every row is a
/// batch of its own, by which a reader can put the rows of the set back in order.
/// </summary>
internal sealed class TableCursor(DataViewSchema schema, TableColumn[] columns, bool[] active, int[] order, int part, int parts) : DataViewRowCursor
{
    private int _at = -1;

    public override long Position => _at;

    public override long Batch => parts == 1 ? 0 : Place;

    public override DataViewSchema Schema => schema;

    private int Place => (_at * parts) + part;

    private int Row => _at >= 0 ? order[Place] : throw new InvalidOperationException("The cursor is on no row.");

    public override bool MoveNext()
    {
        if (((_at + 1) * parts) + part >= order.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!active[column.Index])
        {
            throw new InvalidOperationException($"Column '{column.Name}' of the table is not active.");
        }

        return columns[column.Index].Getter(() => Row) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' of the table is {column.Type}, not {typeof(TValue)}.");
    }
}
