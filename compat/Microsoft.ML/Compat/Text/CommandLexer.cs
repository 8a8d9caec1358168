using System.Text;

namespace Microsoft.ML.Compat.Text;

/// <summary>
/// The settings language of ML.NET's tools: "name=value", "name+", "name-", "Name{settings}", separated by white space. Braces around a value keep
/// it together and may nest; a backslash before a quote, a brace or another backslash takes their meaning away.
/// </summary>
internal static class CommandLexer
{
    /// <summary>The settings as (name, value) pairs; a value in braces loses them. False if the text is no list of settings.</summary>
    public static bool TryRead(string text, List<(string Name, string Value)> settings)
    {
        var at = 0;
        while (SkipSpaces(text, ref at))
        {
            if (!TryReadWord(text, "={", ref at, out var name) || name.Length == 0)
                return false;
            if (name[^1] is '+' or '-' && (at == text.Length || text[at] != '='))
            {
                settings.Add((name[..^1], name[^1..]));
                continue;
            }

            if (!SkipSpaces(text, ref at) || text[at++] != '=' || !SkipSpaces(text, ref at) || !TryReadValue(text, ref at, out var value))
                return false;
            settings.Add((name, value));
        }

        return true;
    }

    /// <summary>Reads "Name{settings}".</summary>
    public static bool TryReadComponent(string text, out string name, out string settings)
    {
        var at = 0;
        settings = null;
        SkipSpaces(text, ref at);
        return TryReadWord(text, "{", ref at, out name) && name.Length > 0
            && at < text.Length && TryReadValue(text, ref at, out settings) && !SkipSpaces(text, ref at);
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder("{");
        var isPlain = IsBalanced(value) && !value.Contains('"') && !value.Contains('\\');
        foreach (var character in value)
        {
            if (!isPlain && character is '"' or '{' or '}' or '\\')
                text.Append('\\');
            text.Append(character);
        }

        return text.Append('}').ToString();
    }

    private static bool IsBalanced(string value)
    {
        var depth = 0;
        foreach (var character in value)
        {
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            if (depth < 0)
                return false;
        }

        return depth == 0;
    }

    private static bool SkipSpaces(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length;
    }

    private static bool TryReadWord(string text, string ends, ref int at, out string word)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !ends.Contains(text[at]) && text[at] is not ('}' or '"'))
            at++;
        word = text[start..at];
        return at == text.Length || text[at] is not ('}' or '"');
    }

    private static bool TryReadValue(string text, ref int at, out string value)
    {
        if (text[at] != '{')
            return TryReadWord(text, "={", ref at, out value) && value.Length > 0;
        var content = new StringBuilder();
        var depth = 1;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '{' or '}' or '\\' && depth == 1)
                at++;
            else if (text[at] == '\\' && at + 1 < text.Length)
                content.Append(text[at++]);
            else
                depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0)
                break;
            content.Append(text[at]);
        }

        value = content.ToString();
        return at++ < text.Length && depth == 0;
    }
}
