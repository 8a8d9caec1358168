namespace Microsoft.ML.Compat;

/// <summary>The path patterns of ML.NET's file sources: '*' and '?' in the file name, '...' for all folders below, '+' between patterns.</summary>
internal static class PathPatterns
{
    private const string Below = "...";

    /// <summary>The existing files a pattern stands for, in ordinal order folder by folder; none when nothing matches.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        if (string.IsNullOrEmpty(pattern))
            return [];
        if (File.Exists(pattern))
            return [pattern];
        return pattern.Split('+', StringSplitOptions.RemoveEmptyEntries).SelectMany(ExpandOne).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> ExpandOne(string pattern)
    {
        var below = pattern.IndexOf(Below, StringComparison.Ordinal);
        if (below >= 0)
        {
            var rest = pattern[(below + Below.Length)..].TrimStart('\\', '/');
            return Files(pattern[..below], rest.Length == 0 ? "*" : rest, recursive: true);
        }

        return pattern.AsSpan().IndexOfAny('*', '?') >= 0
            ? Files(Path.GetDirectoryName(pattern), Path.GetFileName(pattern), recursive: false)
            : File.Exists(pattern) ? [pattern] : [];
    }

    private static IEnumerable<string> Files(string folder, string name, bool recursive)
    {
        var start = string.IsNullOrEmpty(folder) ? "." : folder;
        if (!Directory.Exists(start))
            return [];
        var options = new EnumerationOptions { MatchType = MatchType.Simple, AttributesToSkip = FileAttributes.None };
        var here = Directory.GetFiles(start, name, options).OrderBy(f => f, StringComparer.Ordinal).Select(f => Relative(f, folder));
        return recursive
            ? here.Concat(Directory.GetDirectories(start).OrderBy(d => d, StringComparer.Ordinal).SelectMany(d => Files(d, name, recursive: true)))
            : here;
    }

    private static string Relative(string file, string folder)
        => string.IsNullOrEmpty(folder) && file is ['.', '/' or '\\', ..] ? file[2..] : file;
}
