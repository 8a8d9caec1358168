namespace MLNetVision.Tests.TestKit;

/// <summary>Files that a test project carries in its folder <c>fixtures</c>, found beside the test assembly.</summary>
public static class Fixtures
{
    private static string Root => System.IO.Path.Combine(AppContext.BaseDirectory, "fixtures");

    /// <summary>The full path of a fixture, for instance <c>Fixtures.Path("codecs/basn2c08.png")</c>.</summary>
    public static string Path(string name)
    {
        var path = System.IO.Path.Combine(Root, name.Replace('/', System.IO.Path.DirectorySeparatorChar));
        return File.Exists(path) || Directory.Exists(path)
            ? path
            : throw new FileNotFoundException($"Fixture '{name}' is not at '{path}'. Is it committed below the test project's folder 'fixtures'?", path);
    }

    /// <summary>The bytes of a fixture.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    /// <summary>The names (relative to <c>fixtures</c>, with '/') of the files in a folder that match a pattern, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path(folder), pattern).Select(file => $"{folder}/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal)];
}
