using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>The vectors of a column of several fields: sparse when at most half of the fields have a text.</summary>
internal sealed class VectorBlock<T>(TextColumn column, TextFormat format, ReadingIssues issues) : ColumnBlock<VBuffer<T>>
{
    private readonly VBuffer<T>[] _values = new VBuffer<T>[LineBatch.Size];
    private readonly FieldReader<T> _reader = new(column, format, issues);

    public override void Get(int row, ref VBuffer<T> value) => _values[row].CopyTo(ref value);

    public override void Read(int row, FieldSplitter fields)
    {
        var size = 0;
        var count = 0;
        foreach (var range in column.Ranges)
        {
            var (lim, first, last) = Locate(range, fields);
            size = checked(size + lim - range.Min);
            count += last - first + lim - FirstBlank(range, lim, last, fields);
        }

        var dense = count > size / 2;
        var editor = VBufferEditor.Create(ref _values[row], size, dense ? size : count);
        if (dense)
            editor.Values.Clear();
        Fill(editor, fields, dense);
        _values[row] = editor.Commit();
    }

    private void Fill(VBufferEditor<T> editor, FieldSplitter fields, bool dense)
    {
        var start = 0;
        var stored = 0;
        foreach (var range in column.Ranges)
        {
            var (lim, first, last) = Locate(range, fields);
            for (var position = first; position < last; position++)
            {
                var slot = start + fields.IndexAt(position) - range.Min;
                Store(editor, dense, ref stored, slot, _reader.Read(fields, position, slot));
            }

            for (var field = FirstBlank(range, lim, last, fields); field < lim; field++)
                Store(editor, dense, ref stored, start + field - range.Min, _reader.Blank);
            start += lim - range.Min;
        }
    }

    private static void Store(VBufferEditor<T> editor, bool dense, ref int stored, int slot, T value)
    {
        if (dense)
        {
            editor.Values[slot] = value;
            return;
        }

        editor.Indices[stored] = slot;
        editor.Values[stored++] = value;
    }

    // The end of the range in this line, and the positions of its fields that have a text.
    private static (int Lim, int First, int Last) Locate(FieldRange range, FieldSplitter fields)
    {
        var lim = range.IsVariable ? Math.Max(range.Min, fields.Width) : range.Lim;
        var first = fields.PositionOf(range.Min);
        return (lim, first, Math.Max(first, fields.PositionOf(lim)));
    }

    // The first of the fields up to lim that the line is too short for and that count as NaN.
    private int FirstBlank(FieldRange range, int lim, int last, FieldSplitter fields)
    {
        if (!_reader.FillsWithNaN || last < fields.Count)
            return lim;
        var after = fields.Count == 0 ? 0 : fields.IndexAt(fields.Count - 1) + 1;
        return Math.Clamp(after, range.Min, lim);
    }
}
