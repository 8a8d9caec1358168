using System.Text;

namespace Microsoft.ML.Compat.Text;

/// <summary>
/// Texts as the fields of a line show them: in quotes when they are empty, start with a space or hold a separator, a quote, a colon or a line break.
/// </summary>
internal static class QuotedWriter
{
    public static string Write(ReadOnlySpan<char> text, char separator)
    {
        var needsQuotes = text.IsEmpty || text[0] == ' ' || text.IndexOfAny(['"', separator, ':', '\n']) >= 0;
        if (!needsQuotes)
            return text.ToString();
        return new StringBuilder("\"").Append(text).Replace("\"", "\"\"", 1, text.Length).Append('"').ToString();
    }
}
