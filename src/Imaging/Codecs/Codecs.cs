using MLNetVision.Imaging.Jpeg;

namespace MLNetVision.Imaging;

/// <summary>Chooses the codec of a format; the only place that knows them all.</summary>
internal static class Codecs
{
    internal static ImageInfo Identify(ReadOnlySpan<byte> bytes, DecodeOptions options) => FormatDetection.Require(bytes) switch
    {
        ImageFormat.Png => PngDecoder.Identify(bytes),
        ImageFormat.Bmp => BmpDecoder.Identify(bytes),
        ImageFormat.Pnm => PnmDecoder.Identify(bytes),
        _ => JpegDecoder.Identify(bytes, options),
    };

    internal static Image<byte> Decode(ReadOnlySpan<byte> bytes, DecodeOptions options) => FormatDetection.Require(bytes) switch
    {
        ImageFormat.Png => PngDecoder.Decode(bytes, options),
        ImageFormat.Bmp => BmpDecoder.Decode(bytes, options),
        ImageFormat.Pnm => PnmDecoder.Decode(bytes, options),
        _ => JpegDecoder.Decode(bytes, options),
    };

    /// <summary>Formats without 16-bit samples are widened, so that 255 becomes 65,535.</summary>
    internal static Image<ushort> Decode16(ReadOnlySpan<byte> bytes, DecodeOptions options) => FormatDetection.Require(bytes) switch
    {
        ImageFormat.Png => PngDecoder.Decode16(bytes, options),
        ImageFormat.Pnm => PnmDecoder.Decode16(bytes, options),
        _ => Decode(bytes, options).ToUInt16(),
    };

    internal static void Encode(Image<byte> image, Stream stream, ImageFormat format, EncodeOptions options)
    {
        switch (format)
        {
            case ImageFormat.Png:
                PngEncoder.Encode(image, options.PngCompression, stream);
                break;
            case ImageFormat.Bmp:
                BmpEncoder.Encode(image, stream);
                break;
            case ImageFormat.Pnm:
                PnmEncoder.Encode(image, stream);
                break;
            case ImageFormat.Jpeg:
                JpegEncoder.Encode(image, options.JpegQuality, options.JpegChroma, stream, options.JpegOptimisedTables);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "This is no picture format.");
        }
    }

    internal static void Encode(Image<ushort> image, Stream stream, ImageFormat format, EncodeOptions options)
    {
        switch (format)
        {
            case ImageFormat.Png:
                PngEncoder.Encode(image, options.PngCompression, stream);
                break;
            case ImageFormat.Pnm:
                PnmEncoder.Encode(image, stream);
                break;
            default:
                throw new ArgumentException(
                    $"{format} has no 16-bit samples; PNG and PNM have. Convert the picture with {nameof(SampleConversion.ToByte)} first.", nameof(format));
        }
    }
}
