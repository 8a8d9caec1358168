using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;

namespace Microsoft.ML.Data;

/// <summary>An image of 4 bytes a pixel. Its colours are multiplied by their alpha when they come from a file.</summary>
public sealed class MLImage : IDisposable
{
    private const int BitsOfPixel = 32;
    private Bitmap _bitmap;
    private string _tag;

    internal MLImage(Bitmap bitmap) => _bitmap = bitmap;

    public MLPixelFormat PixelFormat => Bitmap.Format;

    public byte[] GetBGRPixels => StraightColours.Bgr(Bitmap);

    public ReadOnlySpan<byte> Pixels => Bitmap.Pixels;

    public string Tag
    {
        get => Alive(_tag);
        set => _tag = Alive(value);
    }

    public int Width => Bitmap.Width;

    public int Height => Bitmap.Height;

    public int BitsPerPixel => Alive(BitsOfPixel);

    /// <summary>What the image holds; a disposed image holds nothing.</summary>
    internal Bitmap Bitmap => _bitmap ?? throw Errors.Invalid("The image has been disposed. A row disposes its images, so copy what must outlive it.");

    public static MLImage CreateFromStream(Stream imageStream) => new(BitmapFile.Read(Guard.NotNull(imageStream, nameof(imageStream)), nameof(imageStream)));

    public static MLImage CreateFromFile(string imagePath) => new(BitmapFile.Read(Guard.NotNull(imagePath, nameof(imagePath)), nameof(imagePath)));

    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        var isKnown = pixelFormat is MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32;
        Require(isKnown, $"The pixel format must be Bgra32 or Rgba32, not {pixelFormat}.", nameof(pixelFormat));
        Require(width > 0, $"The width must be positive, not {width}.", nameof(width));
        Require(height > 0, $"The height must be positive, not {height}.", nameof(height));
        var size = (long)width * height * Bitmap.BytesPerPixel;
        Require(imagePixelData.Length == size, $"An image of {width} x {height} takes {size} bytes, not {imagePixelData.Length}.", nameof(imagePixelData));
        return new(new Bitmap(width, height, pixelFormat, isOpaque: false, imagePixelData.ToArray()));
    }

    public void Save(string imagePath) => BitmapFile.Write(Bitmap, imagePath, nameof(imagePath));

    public void Dispose() => _bitmap = null;

    private static void Require(bool holds, string message, string parameter)
    {
        if (!holds)
            throw new ArgumentException(message, parameter);
    }

    private T Alive<T>(T value) => Bitmap is null ? default : value;
}
