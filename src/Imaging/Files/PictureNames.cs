using System.Collections.Frozen;

namespace MLNetVision.Imaging;

/// <summary>Which files are pictures by their names. What a file really holds, only its bytes tell: see <see cref="ImageFile.Detect"/>.</summary>
public static class PictureNames
{
    private static readonly FrozenSet<string> ReadableExtensions =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".png", ".jpg", ".jpeg", ".jpe", ".bmp", ".dib", ".pbm", ".pgm", ".ppm", ".pnm", ".pam");

    private static readonly FrozenSet<string> OtherExtensions =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif", ".jp2");

    /// <summary>The extensions of the formats that <see cref="ImageFile"/> reads, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Readable { get; } = [.. ReadableExtensions.Order(StringComparer.Ordinal)];

    /// <summary>Whether the extension is that of a format which <see cref="ImageFile"/> reads.</summary>
    public static bool IsReadable(string path) => ReadableExtensions.Contains(Path.GetExtension(path));

    /// <summary>Whether the extension is that of a picture, be it of a format that <see cref="ImageFile"/> reads or of another.</summary>
    public static bool IsPicture(string path) => IsReadable(path) || OtherExtensions.Contains(Path.GetExtension(path));
}
