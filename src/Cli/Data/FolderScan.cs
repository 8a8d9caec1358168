using MLNetVision.Imaging;

namespace MLNetVision.Cli.Data;

/// <summary>Reads every picture below a folder and sums up what is there.</summary>
internal static class FolderScan
{
    /// <param name="folder">The root; its subfolders are the classes.</param>
    /// <param name="headersOnly">Whether to trust the heads of the files instead of decoding them.</param>
    /// <param name="progress">Told the files done and in all.</param>
    /// <param name="cancellation">Stops the scan.</param>
    public static FolderReport Run(string folder, bool headersOnly, Action<int, int> progress, CancellationToken cancellation)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.System };
        var all = Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal).ToArray();
        var pictures = all.Where(PictureNames.IsPicture).ToArray();
        var scanned = new ScannedFile[pictures.Length];
        var done = 0;
        Parallel.For(0, pictures.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            scanned[i] = Scan(folder, pictures[i], headersOnly);
            progress(Interlocked.Increment(ref done), pictures.Length);
        });
        return Summarise(folder, scanned, all.Length - pictures.Length);
    }

    private static ScannedFile Scan(string root, string path, bool headersOnly)
    {
        var parts = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
        var name = parts.Length > 1 ? parts[0] : null;
        try
        {
            var bytes = File.ReadAllBytes(path);
            var info = ImageFile.Identify(bytes);
            if (!headersOnly)
            {
                ImageFile.Decode(bytes);
            }

            return new ScannedFile(path, name, info, null);
        }
        catch (Exception e) when (e is ImageFormatException or IOException or UnauthorizedAccessException)
        {
            return new ScannedFile(path, name, null, e.Message);
        }
    }

    private static FolderReport Summarise(string folder, ScannedFile[] files, int otherFiles)
    {
        var readable = files.Where(f => f.Info is not null).ToArray();
        var classes = files.GroupBy(f => f.Class).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ClassReport(g.Key, g.Count(f => f.Info is not null), g.Count(f => f.Info is null),
                readable.Length == 0 ? 0 : (double)g.Count(f => f.Info is not null) / readable.Length));
        var sizes = readable.Length == 0 ? null : new SizeReport(
            Extent.Of(readable.Select(f => f.Info!.Width)), Extent.Of(readable.Select(f => f.Info!.Height)),
            readable.Select(f => (f.Info!.Width, f.Info.Height)).Distinct().Count());
        return new FolderReport(
            folder, readable.Length, [.. classes], sizes,
            Count(readable, f => f.Info!.Format.ToString()),
            Count(readable, f => ChannelName(f.Info!.Channels)),
            [.. files.Where(f => f.Info is null).Select(f => new UnreadableFile(Path.GetRelativePath(folder, f.Path), f.Problem!))],
            otherFiles);
    }

    private static string ChannelName(int channels) => channels switch { 1 => "grey", 2 => "grey and alpha", 3 => "RGB", _ => "RGB and alpha" };

    private static Dictionary<string, int> Count(ScannedFile[] files, Func<ScannedFile, string> key) =>
        files.CountBy(key).OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary();
}
