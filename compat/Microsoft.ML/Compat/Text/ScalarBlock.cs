namespace Microsoft.ML.Compat.Text;

/// <summary>The values of a column of one field.</summary>
internal sealed class ScalarBlock<T>(TextColumn column, TextFormat format, ReadingIssues issues) : ColumnBlock<T>
{
    private readonly T[] _values = new T[LineBatch.Size];
    private readonly int _field = column.Ranges[0].Min;
    private readonly FieldReader<T> _reader = new(column, format, issues);

    public override void Read(int row, FieldSplitter fields)
    {
        var position = fields.PositionOf(_field);
        _values[row] = position < fields.Count && fields.IndexAt(position) == _field ? _reader.Read(fields, position, 0)
            : _reader.FillsWithNaN ? _reader.Blank
            : default;
    }

    public override void Get(int row, ref T value) => value = _values[row];
}
