using System.Text;

namespace Microsoft.ML.Compat.Text;

/// <summary>The inside of a quoted field. A quote stands for itself after the escape character, which by default is the quote.</summary>
internal static class QuotedText
{
    /// <summary>
    /// Reads from behind the opening quote, appends the text without its escapes (if it is wanted), and gives the place behind the closing quote, or
    /// the end of the line when there is none.
    /// </summary>
    public static int Read(ReadOnlySpan<char> line, int start, char escape, StringBuilder text, out bool closed)
    {
        var run = start;
        for (var at = start; at < line.Length; at++)
        {
            var escapes = line[at] == escape && at + 1 < line.Length;
            if (escapes && line[at + 1] == '"')
            {
                text?.Append(line[run..at]);
                run = ++at;
            }
            else if (line[at] == '"')
            {
                text?.Append(line[run..at]);
                closed = true;
                return at + 1;
            }
            else if (escapes)
            {
                at++;
            }
        }

        closed = false;
        return line.Length;
    }
}
