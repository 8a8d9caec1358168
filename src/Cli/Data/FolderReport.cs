using MLNetVision.Imaging;

namespace MLNetVision.Cli.Data;

/// <summary>What an image folder holds.</summary>
internal sealed record FolderReport(
    string Folder,
    int Images,
    IReadOnlyList<ClassReport> Classes,
    SizeReport? Sizes,
    IReadOnlyDictionary<string, int> Formats,
    IReadOnlyDictionary<string, int> Channels,
    IReadOnlyList<UnreadableFile> Unreadable,
    int OtherFiles);

/// <summary>A class is a folder below the root; pictures that lie in the root itself have none.</summary>
internal sealed record ClassReport(string? Name, int Images, int Unreadable, double Share);

/// <summary>Widths and heights over all readable pictures.</summary>
internal sealed record SizeReport(Extent Width, Extent Height, int Distinct);

/// <summary>Smallest, median, largest.</summary>
internal sealed record Extent(int Min, int Median, int Max)
{
    public static Extent Of(IEnumerable<int> values)
    {
        var sorted = values.Order().ToArray();
        return new Extent(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }
}

/// <summary>A picture file that cannot be read, and why.</summary>
internal sealed record UnreadableFile(string File, string Reason);

/// <summary>One file's outcome: what it is, or why it cannot be read.</summary>
internal sealed record ScannedFile(string Path, string? Class, ImageInfo? Info, string? Problem);
