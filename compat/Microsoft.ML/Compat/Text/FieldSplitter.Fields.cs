namespace Microsoft.ML.Compat.Text;

internal sealed partial class FieldSplitter
{
    // More digits than this before a colon are no sparse index.
    private const int IndexDigits = 9;

    // Reads one field; false when it ends the line.
    private bool ReadField(ref FieldScan scan)
    {
        var line = scan.Line.Span;
        var at = SkipSpaces(line, scan.Next);
        scan.SparseIndex = -1;
        scan.Text = default;
        if (_format.AllowSparse && at < line.Length && char.IsAsciiDigit(line[at]))
            at = ReadSparseIndex(line, at, ref scan.SparseIndex);
        if (at < line.Length)
            at = _format.AllowQuoting && line[at] == '"' ? ReadQuoted(line, at, ref scan) : ReadPlain(line, at, ref scan);
        scan.Next = at + 1;
        return at < line.Length;
    }

    private int SkipSpaces(ReadOnlySpan<char> line, int at)
    {
        if (_spaceSeparates)
            return at;
        while (at < line.Length && line[at] == ' ')
            at++;
        return at;
    }

    private bool IsSeparator(char character)
    {
        foreach (var separator in _format.Separators)
        {
            if (character == separator)
                return true;
        }

        return false;
    }

    private int ReadSparseIndex(ReadOnlySpan<char> line, int at, ref int index)
    {
        var digits = 1;
        while (digits < IndexDigits && at + digits < line.Length && char.IsAsciiDigit(line[at + digits]))
            digits++;
        if (at + digits >= line.Length || line[at + digits] != ':')
            return at;
        index = 0;
        foreach (var digit in line.Slice(at, digits))
            index = (index * 10) + (digit - '0');
        return SkipSpaces(line, at + digits + 1);
    }

    private int ReadPlain(ReadOnlySpan<char> line, int start, ref FieldScan scan)
    {
        var at = start;
        if (_format.Separators.Length == 1)
        {
            var separator = _format.Separators[0];
            while (at < line.Length && line[at] != separator)
                at++;
        }
        else
        {
            while (at < line.Length && !IsSeparator(line[at]))
                at++;
        }

        scan.Text = scan.Line[start..at];
        return at;
    }

    // A field in quotes. What follows the closing quote up to the separator may only be spaces; a misquoted field is empty.
    private int ReadQuoted(ReadOnlySpan<char> line, int start, ref FieldScan scan)
    {
        _unquoted.Clear();
        var end = QuotedText.Read(line, start + 1, _format.EscapeChar, _unquoted, out var closed);
        var clean = closed;
        while (end < line.Length && !IsSeparator(line[end]))
            clean &= line[end++] == ' ';
        if (clean)
            scan.Text = _unquoted.ToString().AsMemory();
        else
            _issues.BadFormat(Place, "a quoted field is not closed, or something follows its closing quote; it is read as empty");
        return end;
    }
}
