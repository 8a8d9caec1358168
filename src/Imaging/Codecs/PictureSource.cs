namespace MLNetVision.Imaging;

/// <summary>Brings the bytes of files and streams to a codec, and puts the name of the file into what goes wrong.</summary>
internal static class PictureSource
{
    /// <summary>Cameras write the size within the first bytes, so that a folder is described without reading it all.</summary>
    private const int HeadLength = 1 << 16;

    internal delegate T Reader<T>(ReadOnlySpan<byte> bytes, DecodeOptions options);

    internal static T FromFile<T>(string path, DecodeOptions? options, Reader<T> reader)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= DecodeOptions.Default;
        try
        {
            using var bytes = ReadFile(path, options);
            return reader(bytes.Span, options);
        }
        catch (ImageFormatException wrong)
        {
            throw Named(path, wrong);
        }
    }

    internal static T FromStream<T>(Stream stream, DecodeOptions? options, Reader<T> reader)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= DecodeOptions.Default;
        try
        {
            using var bytes = FileBytes.Read(stream, options.MaxFileBytes);
            return reader(bytes.Span, options);
        }
        catch (ImageFormatException wrong) when (stream is FileStream file)
        {
            throw Named(file.Name, wrong);
        }
    }

    internal static async Task<T> FromStreamAsync<T>(Stream stream, DecodeOptions? options, Reader<T> reader, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= DecodeOptions.Default;
        try
        {
            using var bytes = await FileBytes.ReadAsync(stream, options.MaxFileBytes, cancellation).ConfigureAwait(false);
            return reader(bytes.Span, options);
        }
        catch (ImageFormatException wrong) when (stream is FileStream file)
        {
            throw Named(file.Name, wrong);
        }
    }

    /// <summary>Reads the head alone where that is enough. PNG may keep its orientation behind the picture, so it is read whole.</summary>
    internal static ImageInfo IdentifyFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TryHead(path) ?? FromFile(path, null, Codecs.Identify);
    }

    private static ImageInfo? TryHead(string path)
    {
        using var stream = FileBytes.Open(path);
        if (!stream.CanSeek || stream.Length <= HeadLength)
            return null;

        using var head = FileBytes.Read(stream, long.MaxValue, HeadLength);
        if (FormatDetection.Detect(head.Span) is null or ImageFormat.Png)
            return null;

        try
        {
            return Codecs.Identify(head.Span, DecodeOptions.Default);
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }

    private static FileBytes ReadFile(string path, DecodeOptions options)
    {
        using var stream = FileBytes.Open(path);
        return FileBytes.Read(stream, options.MaxFileBytes);
    }

    private static ImageFormatException Named(string path, ImageFormatException wrong) => new($"'{path}': {wrong.Message}", wrong);
}
