using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>The rows of one batch of lines, in reusable columns. One thread at a time.</summary>
internal sealed class RowBlock
{
    private readonly FieldSplitter _fields;
    private readonly ColumnBlock[] _columns;

    public RowBlock(TextLayout layout, bool[] active, ReadingIssues issues)
    {
        _fields = new FieldSplitter(layout.Format, layout.LastFieldOf(active), issues);
        _columns = [.. layout.Columns.Select((column, i) => active[i] ? CreateColumn(column, layout.Format, issues) : null)];
    }

    public int Count { get; private set; }

    public long FirstRow { get; private set; }

    public long Batch { get; private set; }

    public ColumnBlock this[int column] => _columns[column];

    public RowBlock Read(LineBatch batch)
    {
        Count = batch.Lines.Count;
        FirstRow = batch.FirstRow;
        Batch = batch.Number;
        for (var row = 0; row < Count; row++)
        {
            var (text, line) = batch.Lines[row];
            _fields.Split(text.AsMemory(), new LinePlace(batch.Path, line));
            foreach (var column in _columns)
                column?.Read(row, _fields);
        }

        return this;
    }

    private static ColumnBlock CreateColumn(TextColumn column, TextFormat format, ReadingIssues issues)
        => GenericCall.Invoke<ColumnBlock>(CreateColumn<int>, column.ItemType.RawType, column, format, issues);

    private static ColumnBlock CreateColumn<T>(TextColumn column, TextFormat format, ReadingIssues issues)
        => column.Type is VectorDataViewType ? new VectorBlock<T>(column, format, issues) : new ScalarBlock<T>(column, format, issues);
}
