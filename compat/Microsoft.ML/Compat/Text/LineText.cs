namespace Microsoft.ML.Compat.Text;

/// <summary>
/// One line being written: the fields that differ from their column's default, column by column. The columns at its end are written sparsely, as
/// their number of fields and "index:text" items, when that is shorter by far.
/// </summary>
internal sealed class LineText(TextWriter writer, char separator, bool forceDense)
{
    /// <summary>What a header has for a slot without a name.</summary>
    public const string NoName = "\"\"";

    // The room of a sparse item, in dense fields.
    private const double ItemWeight = 2.5;
    private const int FewestSparseFields = 5;

    private readonly List<(int Field, string Text)> _items = [];
    private readonly List<(int FieldEnd, int ItemEnd, string Default)> _columns = [];

    private int Fields => _columns.Count == 0 ? 0 : _columns[^1].FieldEnd;

    /// <summary>Adds the text in a slot of the current column; slots come in order.</summary>
    public void Add(int slot, string text, string defaultText)
    {
        if (text != defaultText)
            _items.Add((Fields + slot, text));
    }

    public void EndColumn(int fields, string defaultText) => _columns.Add((Fields + fields, _items.Count, defaultText));

    public void Write()
    {
        var dense = forceDense ? _columns.Count : DenseColumns();
        var (fields, items) = dense == 0 ? (0, 0) : (_columns[dense - 1].FieldEnd, _columns[dense - 1].ItemEnd);
        WriteDense(dense);
        if (dense < _columns.Count)
            WriteSparse(fields, items, _columns[dense].Default);
        writer.WriteLine();
        _items.Clear();
        _columns.Clear();
    }

    // The number of columns that are written densely, for the shortest line.
    private int DenseColumns()
    {
        var best = 0;
        var bestScore = ItemWeight * _items.Count;
        for (var i = 0; i < _columns.Count; i++)
        {
            var score = _columns[i].FieldEnd + (ItemWeight * (_items.Count - _columns[i].ItemEnd));
            if (score < bestScore)
                (best, bestScore) = (i + 1, score);
        }

        var denseFields = best == 0 ? 0 : _columns[best - 1].FieldEnd;
        var sparseFields = Fields - denseFields;
        return sparseFields < FewestSparseFields || sparseFields < denseFields / 5 ? _columns.Count : best;
    }

    private void WriteDense(int columns)
    {
        var item = 0;
        var field = 0;
        for (var i = 0; i < columns; i++)
        {
            for (; field < _columns[i].FieldEnd; field++)
            {
                if (field > 0)
                    writer.Write(separator);
                writer.Write(item < _items.Count && _items[item].Field == field ? _items[item++].Text : _columns[i].Default);
            }
        }
    }

    private void WriteSparse(int start, int item, string defaultText)
    {
        if (start > 0)
            writer.Write(separator);
        writer.Write(Fields - start);
        if (item == _items.Count)
            writer.Write($"{separator}0:{defaultText}");
        for (; item < _items.Count; item++)
            writer.Write($"{separator}{_items[item].Field - start}:{_items[item].Text}");
    }
}
