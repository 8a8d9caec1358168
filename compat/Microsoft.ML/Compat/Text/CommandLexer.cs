using System.Text;

namespace Microsoft.ML.Compat.Text;

/// <summary>
/// The settings language of ML.NET's tools: "name=value", "name+", "name-", "Name{settings}", separated by white space. Braces around a value keep
/// it together and may nest. An odd number of backslashes before a quote, a brace or a number sign takes its meaning away, and half of them stay;
/// elsewhere a backslash is just one.
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
        if (IsBalanced(value) && !value.Contains('"') && !value.Contains('\\'))
            return $"{{{value}}}";
        var text = new StringBuilder("{");
        for (var at = 0; at < value.Length; at++)
        {
            var run = SlashesAt(value, at);
            var isLast = at + run == value.Length;
            if (isLast || IsSpecial(value[at + run]))
                text.Append('\\', isLast ? 2 * run : (2 * run) + 1);
            else
                text.Append('\\', run);
            at += run;
            if (at < value.Length)
                text.Append(value[at]);
        }

        return text.Append('}').ToString();
    }

    private static bool IsSpecial(char character) => character is '"' or '{' or '}' or '#';

    private static int SlashesAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '\\')
            end++;
        return end - at;
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
            var run = SlashesAt(text, at);
            at += run;
            var isSpecial = at < text.Length && IsSpecial(text[at]);
            content.Append('\\', isSpecial && depth == 1 ? run / 2 : run);
            if (isSpecial && run % 2 == 0)
                depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0 || at == text.Length)
                break;
            content.Append(text[at]);
        }

        value = content.ToString();
        return at++ < text.Length && depth == 0;
    }
}
