namespace Microsoft.ML.Compat.Text;

/// <summary>The names of separators in the settings language; others stand for themselves.</summary>
internal static class SeparatorNames
{
    private static readonly (string Name, char Separator)[] Names =
    [
        ("space", ' '), ("tab", '\t'), ("comma", ','), ("semicolon", ';'), ("bar", '|'), ("colon", ':'),
    ];

    public static string Of(char separator) => Array.Find(Names, name => name.Separator == separator).Name ?? separator.ToString();

    public static char Parse(string text)
    {
        var named = Array.Find(Names, name => string.Equals(name.Name, text, StringComparison.OrdinalIgnoreCase));
        Guard.Argument(named.Name is not null || text.Length == 1, "Separator",
            $"'{text}' is no separator; use a character, or space, tab, comma, semicolon, bar or colon.");
        return named.Name is null ? text[0] : named.Separator;
    }
}
