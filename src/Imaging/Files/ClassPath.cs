namespace MLNetVision.Imaging;

/// <summary>A file below a folder (or in an archive) whose folders are classes.</summary>
/// <param name="Name">The way from the folder to the file, with '/' between the names.</param>
/// <param name="Class">The first folder on that way; null for a file in the folder itself.</param>
public sealed record ClassPath(string Name, string? Class)
{
    /// <summary>Takes a way apart.</summary>
    /// <param name="name">Names with '/' between them.</param>
    public static ClassPath Of(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new ClassPath(name, slash < 0 ? null : name[..slash]);
    }

    /// <summary>Whether no name on the way begins with a dot: what systems hide, such as thumbnails and the state of tools.</summary>
    public bool IsVisible => !Name.StartsWith('.') && !Name.Contains("/.", StringComparison.Ordinal);

    /// <summary>The files below a folder at any depth, hidden ones left out, by class and then by name: the same order on every machine.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<ClassPath> Below(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var names = FolderWalk.Files(folder).Select(file => Path.GetRelativePath(folder, file));
        return InOrder(names.Select(name => Of(name.Replace(Path.DirectorySeparatorChar, '/'))).Where(file => file.IsVisible));
    }

    /// <summary>Files by class and then by name, compared by their characters' numbers; those without a class come first.</summary>
    public static IReadOnlyList<ClassPath> InOrder(IEnumerable<ClassPath> files) =>
        [.. files.OrderBy(file => file.Class, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)];
}
