using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>Reads the rows of blocks, one after the other.</summary>
internal sealed class TextCursor(DataViewSchema schema, bool[] active, RowBlocks blocks, ReadingIssues issues) : RootCursor
{
    private RowBlock _block;
    private int _row;

    public override DataViewSchema Schema { get; } = schema;

    public override long Batch => _block?.Batch ?? -1;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckOnRow();
        id = new DataViewRowId((ulong)(_block.FirstRow + _row), 0);
    };

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.Argument(column.Index < Schema.Count, nameof(column),
            $"Column '{column.Name}' at index {column.Index} is not of this schema of {Schema.Count} columns.");
        Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        var type = Schema[column.Index].Type.RawType;
        if (type != typeof(TValue))
            throw Errors.WrongGetter(typeof(TValue), type);
        var index = column.Index;
        return (ref TValue value) =>
        {
            CheckOnRow();
            ((ColumnBlock<TValue>)_block[index]).Get(_row, ref value);
        };
    }

    protected override bool MoveNextCore()
    {
        if (_block is null || ++_row >= _block.Count)
        {
            _block = blocks.Next();
            _row = 0;
        }

        return _block is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            blocks.Dispose();
            issues.Summarise();
        }

        base.Dispose(disposing);
    }

    private void CheckOnRow() => Guard.State(Position >= 0, "A value was asked for while the cursor stands on no row; call MoveNext first.");
}
