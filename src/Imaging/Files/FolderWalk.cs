namespace MLNetVision.Imaging;

/// <summary>The files below a folder. Links are followed, but never back to a folder that lies on the way.</summary>
internal static class FolderWalk
{
    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.System };

    /// <summary>The files' paths, each beginning as <paramref name="folder"/> does.</summary>
    public static IEnumerable<string> Files(string folder) => Files(new DirectoryInfo(folder), []);

    private static IEnumerable<string> Files(DirectoryInfo folder, HashSet<string> way)
    {
        var real = Real(folder.FullName);
        if (!way.Add(real))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder.ToString(), "*", Everything))
            yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder.ToString(), "*", Everything))
        {
            foreach (var file in Files(new DirectoryInfo(inner), way))
                yield return file;
        }

        way.Remove(real);
    }

    /// <summary>The path without links in it.</summary>
    private static string Real(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var whole = Path.Combine(Real(parent), Path.GetFileName(path));
        return new DirectoryInfo(whole).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : whole;
    }
}
