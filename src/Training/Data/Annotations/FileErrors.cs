namespace MLNetVision.Training.Data;

/// <summary>Opens files of annotations.</summary>
internal static class FileErrors
{
    public static FileStream Open(string owner, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{owner}: there is no file '{path}'.", path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
    }

    public static void RequireFolder(string owner, string path, string holds)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"{owner}: there is no folder '{path}'; it should hold {holds}.");
    }

    /// <summary>The path of a file that another one names, in a folder. Names that lead out of it are refused.</summary>
    public static string Below(string folder, string name, string place)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            throw new DataFormatException($"{place}: the picture has no file name.");
        var path = Path.GetFullPath(name.Replace('\\', '/'), Path.GetFullPath(folder));
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return path.StartsWith(root, StringComparison.Ordinal) && path.Length > root.Length
            ? path
            : throw new DataFormatException($"{place}: the picture's file '{name}' does not lie in the folder '{folder}'. Name it by its place there.");
    }
}
