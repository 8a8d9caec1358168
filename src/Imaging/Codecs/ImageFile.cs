namespace MLNetVision.Imaging;

/// <summary>
/// Reads and writes pictures. The format is told by the bytes, never by the name; a file is closed before its bytes are decoded.
/// What cannot be decoded ends in an <see cref="ImageFormatException"/> that names the file.
/// </summary>
public static class ImageFile
{
    /// <summary>The format of these bytes, or null if it is none that can be read. The first 16 bytes are enough.</summary>
    public static ImageFormat? Detect(ReadOnlySpan<byte> bytes) => FormatDetection.Detect(bytes);

    /// <summary>What the head of a file says.</summary>
    public static ImageInfo Identify(string path) => PictureSource.IdentifyFile(path);

    /// <summary>What the head of an encoded picture says.</summary>
    public static ImageInfo Identify(ReadOnlySpan<byte> bytes) => Codecs.Identify(bytes, DecodeOptions.Default);

    /// <summary>What the head of an encoded picture says. The stream is read to its end and left open.</summary>
    public static ImageInfo Identify(Stream stream) => PictureSource.FromStream(stream, null, Codecs.Identify);

    /// <summary>Decodes a file: 1 channel for grey, 2 for grey with alpha, 3 for RGB, 4 for RGB with alpha. Of 16-bit samples the high byte is kept.</summary>
    public static Image<byte> Load(string path, DecodeOptions? options = null) => PictureSource.FromFile(path, options, Codecs.Decode);

    /// <summary>Decodes a file to 16-bit samples; those of lesser depth are scaled to the full range.</summary>
    public static Image<ushort> Load16(string path, DecodeOptions? options = null) => PictureSource.FromFile(path, options, Codecs.Decode16);

    /// <summary>Reads a file without blocking, then decodes it as <see cref="Load"/> does.</summary>
    public static async Task<Image<byte>> LoadAsync(string path, DecodeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var stream = FileBytes.Open(path, asynchronous: true);
        await using (stream.ConfigureAwait(false))
            return await DecodeAsync(stream, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Decodes bytes as <see cref="Load"/> does.</summary>
    public static Image<byte> Decode(ReadOnlySpan<byte> bytes, DecodeOptions? options = null) => Codecs.Decode(bytes, options ?? DecodeOptions.Default);

    /// <summary>Decodes bytes as <see cref="Load16"/> does.</summary>
    public static Image<ushort> Decode16(ReadOnlySpan<byte> bytes, DecodeOptions? options = null) => Codecs.Decode16(bytes, options ?? DecodeOptions.Default);

    /// <summary>Decodes the rest of a stream, seekable or not, as <see cref="Load"/> does. The stream is left open.</summary>
    public static Image<byte> Decode(Stream stream, DecodeOptions? options = null) => PictureSource.FromStream(stream, options, Codecs.Decode);

    /// <summary>Decodes the rest of a stream, seekable or not, as <see cref="Load16"/> does. The stream is left open.</summary>
    public static Image<ushort> Decode16(Stream stream, DecodeOptions? options = null) => PictureSource.FromStream(stream, options, Codecs.Decode16);

    /// <summary>Reads the rest of a stream without blocking, then decodes it as <see cref="Load"/> does. The stream is left open.</summary>
    public static Task<Image<byte>> DecodeAsync(Stream stream, DecodeOptions? options = null, CancellationToken cancellationToken = default) =>
        PictureSource.FromStreamAsync(stream, options, Codecs.Decode, cancellationToken);

    /// <summary>Writes a picture in the format that the extension names. Nothing is written if it cannot be encoded.</summary>
    public static void Save(Image<byte> image, string path, EncodeOptions? options = null) =>
        Write(path, Encode(image, FileExtensions.Require(path), options));

    /// <summary>Writes a picture of 16-bit samples as PNG or PNM. Nothing is written if it cannot be encoded.</summary>
    public static void Save(Image<ushort> image, string path, EncodeOptions? options = null) =>
        Write(path, Encode(image, FileExtensions.Require(path), options));

    /// <summary>The picture as the bytes of a file.</summary>
    public static byte[] Encode(Image<byte> image, ImageFormat format, EncodeOptions? options = null)
    {
        using var stream = new MemoryStream();
        Encode(image, stream, format, options);
        return stream.ToArray();
    }

    /// <summary>The picture as the bytes of a file with 16-bit samples, PNG or PNM.</summary>
    public static byte[] Encode(Image<ushort> image, ImageFormat format, EncodeOptions? options = null)
    {
        using var stream = new MemoryStream();
        Encode(image, stream, format, options);
        return stream.ToArray();
    }

    /// <summary>Writes the picture to a stream, which is left open. JPEG drops alpha; BMP widens grey with alpha to RGB with alpha.</summary>
    public static void Encode(Image<byte> image, Stream stream, ImageFormat format, EncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stream);
        Codecs.Encode(image, stream, format, options ?? EncodeOptions.Default);
    }

    /// <summary>Writes the picture with 16-bit samples to a stream, which is left open. PNG and PNM can.</summary>
    public static void Encode(Image<ushort> image, Stream stream, ImageFormat format, EncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stream);
        Codecs.Encode(image, stream, format, options ?? EncodeOptions.Default);
    }

    private static void Write(string path, byte[] bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(bytes);
    }
}
