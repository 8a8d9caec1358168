namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Files that are made once and kept between runs: below artifacts/, or in the temporary folder where there is none.</summary>
internal static class GeneratedFiles
{
    /// <summary>A folder of that name, which exists afterwards.</summary>
    public static string Folder(string name)
    {
        var parent = new DirectoryInfo(AppContext.BaseDirectory);
        while (parent is not null && parent.Name != "artifacts")
        {
            parent = parent.Parent;
        }

        return Directory.CreateDirectory(Path.Combine(parent?.FullName ?? Path.GetTempPath(), "peers", name)).FullName;
    }
}
