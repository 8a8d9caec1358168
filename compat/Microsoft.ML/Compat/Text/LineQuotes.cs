namespace Microsoft.ML.Compat.Text;

/// <summary>
/// Tells whether a line ends within a quoted field, which then goes on in the next line. A misquoted line ends where it ends; so does, as in ML.NET, a
/// line with a closed field when another escape character than the quote was chosen.
/// </summary>
internal static class LineQuotes
{
    public static bool EndsInside(string text, TextFormat format, bool startsInside)
    {
        var line = text.AsSpan();
        var at = 0;
        while (at < line.Length || startsInside)
        {
            if (!startsInside)
                at = SkipSpaces(line, at, format);
            if (startsInside || (at < line.Length && line[at] == '"'))
            {
                at = QuotedText.Read(line, startsInside ? at : at + 1, format.EscapeChar, null, out var closed);
                if (!closed || format.EscapeChar != '"')
                    return !closed;
                startsInside = false;
                at = SkipSpaces(line, at, format);
                if (at < line.Length && !format.Separators.Contains(line[at]))
                    return false;
            }
            else
            {
                while (at < line.Length && !format.Separators.Contains(line[at]))
                    at++;
            }

            at++;
        }

        return false;
    }

    private static int SkipSpaces(ReadOnlySpan<char> line, int at, TextFormat format)
    {
        while (!format.SpaceSeparates && at < line.Length && line[at] == ' ')
            at++;
        return at;
    }
}
