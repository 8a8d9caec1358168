using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Data;

/// <summary>Tells pictures whose names do not tell.</summary>
internal static class PictureSigns
{
    private const int HeadLength = 4096;

    /// <summary>Whether a stream begins as pictures do that can be read. What begins with two letters has to go on as a picture's header too.</summary>
    public static bool Are(Stream stream)
    {
        var head = new byte[HeadLength];
        var bytes = head.AsSpan(0, stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        return ImageFile.Detect(bytes) switch
        {
            null => ForeignPictures.Size(bytes) is not null,
            ImageFormat.Bmp or ImageFormat.Pnm => HasHeader(bytes),
            _ => true,
        };
    }

    /// <summary>Whether a file is a picture by its name, or else by its first bytes; one that cannot be opened, and has no picture's name, is none.</summary>
    public static bool IsPicture(string path)
    {
        if (PictureNames.IsPicture(path))
            return true;
        try
        {
            using var stream = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            return Are(stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HasHeader(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ImageFile.Identify(bytes).Width > 0;
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}
