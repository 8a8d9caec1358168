using System.IO.Compression;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Data;

/// <summary>Finds the pictures of an archive and their classes.</summary>
internal static class ZipListing
{
    public static IReadOnlyList<ZipRow> Read(string path)
    {
        using var archive = OpenArchive(path);
        var pictures = archive.Entries.Select((entry, number) => (Entry: entry, Number: number, Name: entry.FullName.Replace('\\', '/').TrimStart('/')))
            .Where(file => IsPicture(file.Entry, file.Name)).ToArray();
        var shared = SharedFolders([.. pictures.Select(file => file.Name)]);
        var byName = pictures.GroupBy(file => file.Name).ToDictionary(group => group.Key, group => group.Last());
        var ordered = ClassPath.InOrder(byName.Keys.Select(name => ClassPath.Of(name[shared..])));
        return [.. ordered.Select(file => (File: file, Found: byName[pictures[0].Name[..shared] + file.Name]))
            .Select(row => new ZipRow(row.Found.Number, row.Found.Entry.FullName, row.Found.Name, row.File.Class ?? ""))];
    }

    public static ZipArchive OpenArchive(string path) => new(new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete }));

    private static bool IsPicture(ZipArchiveEntry entry, string name)
    {
        if (name.Length == 0 || name.EndsWith('/') || !ClassPath.Of(name).IsVisible || name.StartsWith("__MACOSX/", StringComparison.Ordinal))
            return false;
        if (PictureNames.IsPicture(name))
            return true;
        using var stream = entry.Open();
        return PictureSigns.Are(stream);
    }

    /// <summary>
    /// How many letters of the names are folders that all pictures share and that have folders below: what packing a whole folder leaves in front of the
    /// classes.
    /// </summary>
    private static int SharedFolders(string[] names)
    {
        var shared = 0;
        while (names.Length > 0)
        {
            var next = names[0].IndexOf('/', shared) + 1;
            if (next == 0 || !names.All(name => string.CompareOrdinal(name, 0, names[0], 0, next) == 0 && name.IndexOf('/', next) >= 0))
                break;
            shared = next;
        }

        return shared;
    }
}
