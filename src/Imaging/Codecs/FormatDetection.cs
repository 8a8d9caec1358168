namespace MLNetVision.Imaging;

/// <summary>Tells formats by their first bytes, never by a file's name.</summary>
internal static class FormatDetection
{
    /// <summary>Enough of a file to tell its format.</summary>
    internal const int HeadLength = 16;

    private const int ShownLength = 8;

    /// <summary>The format, or null if it is none that can be read.</summary>
    internal static ImageFormat? Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(PngHeader.Signature))
            return ImageFormat.Png;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return ImageFormat.Jpeg;
        if (bytes.StartsWith("BM"u8))
            return ImageFormat.Bmp;
        return bytes.Length >= 3 && bytes[0] == 'P' && bytes[1] is >= (byte)'1' and <= (byte)'7' && IsPnmSeparator(bytes[2]) ? ImageFormat.Pnm : null;
    }

    /// <summary>The format; an exception that says what the bytes look like if it is none that can be read.</summary>
    internal static ImageFormat Require(ReadOnlySpan<byte> bytes) => Detect(bytes) ?? throw new ImageFormatException(Describe(bytes));

    private static bool IsPnmSeparator(byte value) => value is (byte)' ' or (byte)'#' or (>= 9 and <= 13);

    private static string Describe(ReadOnlySpan<byte> bytes)
    {
        const string Readable = "PNG, JPEG, BMP and PNM can be read";
        if (bytes.IsEmpty)
            return $"There are no bytes at all. {Readable}.";

        var foreign = ForeignFormat(bytes);
        return foreign is null
            ? $"The bytes begin with {Convert.ToHexString(bytes[..Math.Min(ShownLength, bytes.Length)])}, which is no known picture format. {Readable}."
            : $"This is {foreign}, which is not supported. {Readable}: convert it to one of them.";
    }

    private static string? ForeignFormat(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("GIF8"u8))
            return "a GIF file";
        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..].StartsWith("WEBP"u8))
            return "a WebP file";
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8))
            return "a TIFF file";
        if (bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8))
            return "an ISO media file (HEIC, AVIF or a video)";
        return bytes.StartsWith("%PDF"u8) ? "a PDF file" : null;
    }
}
