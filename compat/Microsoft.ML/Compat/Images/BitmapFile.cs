using System.Collections.Frozen;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace Microsoft.ML.Compat.Images;

/// <summary>
/// Bitmaps from and to files, as SkiaSharp does it for ML.NET: EXIF orientation is not applied, colours are multiplied by their alpha, and a stream is
/// closed when it has been read. Unlike SkiaSharp this knows neither GIF nor WebP, and a file that is cut off is an error.
/// </summary>
internal static class BitmapFile
{
    private const int BestQuality = 100;

    private static readonly DecodeOptions Decoding = new() { ApplyOrientation = false, MaxPixels = int.MaxValue / Bitmap.BytesPerPixel };
    private static readonly EncodeOptions Encoding = new() { JpegQuality = BestQuality };

    /// <summary>The extensions ML.NET knows, and the function that encodes: null where SkiaSharp has no encoder either.</summary>
    private static readonly FrozenDictionary<string, Func<Bitmap, byte[]>> Encoders = new Dictionary<string, Func<Bitmap, byte[]>>
    {
        [".png"] = Png, [".jpg"] = Jpeg, [".jpeg"] = Jpeg, [".webp"] = WebP,
        [".bmp"] = null, [".gif"] = null, [".ico"] = null, [".astc"] = null, [".avif"] = null, [".dng"] = null, [".heif"] = null, [".ktx"] = null,
        [".pkm"] = null, [".wbmp"] = null,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Bitmap Read(Stream stream, string parameter)
    {
        using (stream)
            return Decode(() => ImageFile.Decode(stream, Decoding), "The stream", parameter);
    }

    public static Bitmap Read(string path, string parameter) => Decode(() => ImageFile.Load(path, Decoding), $"'{path}'", parameter);

    public static void Write(Bitmap bitmap, string path, string parameter)
    {
        var extension = Path.GetExtension(path);
        if (!Encoders.TryGetValue(extension, out var encode))
            throw new ArgumentException($"'{path}' has no extension that names an image format. Use .png or .jpg.", parameter);
        if (encode is null)
            throw new ArgumentException($"Images cannot be saved as '{extension}'. Use .png or .jpg.", parameter);
        var bytes = encode(bitmap);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(bytes);
    }

    private static Bitmap Decode(Func<Image<byte>> load, string source, string parameter)
    {
        try
        {
            return ToBitmap(load());
        }
        catch (Exception fault) when (fault is ImageFormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"{source} is no image that can be read: {fault.Message}", parameter, fault);
        }
    }

    private static Bitmap ToBitmap(Image<byte> picture)
    {
        var pixels = picture.ToBgra32();
        var isOpaque = picture.Channels is 1 or 3;
        if (!isOpaque)
            Premultiplication.Multiply(pixels);
        return new(picture.Width, picture.Height, MLPixelFormat.Bgra32, isOpaque, pixels);
    }

    private static byte[] Png(Bitmap bitmap) => ImageFile.Encode(StraightColours.Picture(bitmap), ImageFormat.Png, Encoding);

    /// <summary>JPEG has no alpha; the colours go into the file as they are, multiplied.</summary>
    private static byte[] Jpeg(Bitmap bitmap)
        => ImageFile.Encode(PackedPixels.FromBgra32(bitmap.ToBgra().Pixels, bitmap.Width, bitmap.Height).WithChannels(3), ImageFormat.Jpeg, Encoding);

    private static byte[] WebP(Bitmap bitmap)
        => throw new NotSupportedException($"An image of {bitmap.Width} x {bitmap.Height} cannot be saved as WebP here; real ML.NET can. Use .png or .jpg.");
}
