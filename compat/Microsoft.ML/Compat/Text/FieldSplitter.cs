using System.Text;

namespace Microsoft.ML.Compat.Text;

/// <summary>
/// Splits lines into fields. The result of Split stays until the next one: the index and the text of each field that is not empty, in order of index.
/// </summary>
internal sealed partial class FieldSplitter
{
    private readonly TextFormat _format;
    private readonly ReadingIssues _issues;
    private readonly bool _spaceSeparates;
    private readonly int _needed;
    private readonly StringBuilder _unquoted = new();
    private int[] _indices = new int[8];
    private ReadOnlyMemory<char>[] _texts = new ReadOnlyMemory<char>[8];

    /// <param name="needed">The last field that anybody wants.</param>
    public FieldSplitter(TextFormat format, int needed, ReadingIssues issues)
    {
        _format = format;
        _needed = needed;
        _issues = issues;
        _spaceSeparates = format.SpaceSeparates;
    }

    public int Count { get; private set; }

    public LinePlace Place { get; private set; }

    /// <summary>The number of fields of the line, empty ones included, as far as the line was read.</summary>
    public int Width { get; private set; }

    public int IndexAt(int position) => _indices[position];

    public ReadOnlyMemory<char> TextAt(int position) => _texts[position];

    /// <summary>The position of the first field whose index is at least <paramref name="index"/>.</summary>
    public int PositionOf(int index)
    {
        if (index < Count && _indices[index] == index && (index == 0 || _indices[index - 1] < index))
            return index;
        var (first, end) = (0, Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (_indices[middle] < index)
                first = middle + 1;
            else
                end = middle;
        }

        return first;
    }

    public void Split(ReadOnlyMemory<char> line, LinePlace place)
    {
        Place = place;
        Count = 0;
        if (_format.TrimWhitespace)
            line = line.TrimEnd();
        Width = _format.AllowSparse ? SplitSparse(line) : SplitDense(line);
    }

    private int SplitDense(ReadOnlyMemory<char> line)
    {
        var scan = new FieldScan(line);
        for (var field = 0; ; field++)
        {
            var more = ReadField(ref scan);
            if (!scan.Text.IsEmpty || _format.MissingRealsAsNaNs)
                Add(field, scan.Text);
            if (field >= _needed || !more)
                return field + 1;
        }
    }

    private void Add(int index, ReadOnlyMemory<char> text)
    {
        if (Count == _indices.Length)
        {
            Array.Resize(ref _indices, 2 * Count);
            Array.Resize(ref _texts, 2 * Count);
        }

        _indices[Count] = index;
        _texts[Count++] = text;
    }
}
