using MLNetVision.Imaging;

namespace MLNetVision.Training.Data;

/// <summary>The files of pictures that annotations are about.</summary>
internal static class PictureFiles
{
    /// <summary>The sides of the upright picture, from the head of its file.</summary>
    public static (int Width, int Height) SizeOf(string path, string place)
    {
        try
        {
            var info = ImageFile.Identify(path);
            return info.Orientation >= 5 ? (info.Height, info.Width) : (info.Width, info.Height);
        }
        catch (Exception fault) when (fault is ImageFormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataFormatException($"{place}: the size of the picture cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Formats with a file a picture name it as the picture: two of one name would be one.</summary>
    public static void RequireDistinct(string owner, AnnotationSet set)
    {
        var twice = set.Pictures.GroupBy(p => Path.GetFileNameWithoutExtension(p.File), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException(
                $"{owner}: '{twice.First().File}' and '{twice.Last().File}' would have one file of annotations. Give pictures different names.", nameof(set));
        }
    }

    /// <summary>What a file calls a picture: its place below a folder, with slashes, or its name alone.</summary>
    public static string NameOf(AnnotatedPicture picture, string? folder) =>
        folder is null ? Path.GetFileName(picture.File) : Path.GetRelativePath(folder, picture.File).Replace('\\', '/');
}
