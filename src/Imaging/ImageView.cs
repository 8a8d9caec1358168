using System.Runtime.InteropServices;

namespace MLNetVision.Imaging;

/// <summary>A rectangle of a picture's samples without a copy: rows of <see cref="Width"/> pixels, <see cref="Stride"/> samples apart.</summary>
internal readonly ref struct ImageView<T>
    where T : unmanaged
{
    private readonly Span<T> _samples;

    private ImageView(Span<T> samples, int width, int height, int channels, int stride)
    {
        _samples = samples;
        Width = width;
        Height = height;
        Channels = channels;
        Stride = stride;
    }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    public int Stride { get; }

    /// <summary>Samples in a row of the rectangle.</summary>
    public int RowLength => Width * Channels;

    public static ImageView<T> Of(Image<T> image) => new(image.Samples, image.Width, image.Height, image.Channels, image.Stride);

    public static ImageView<T> Of(Image<T> image, PixelRegion region)
    {
        var start = ((region.Y * image.Width) + region.X) * image.Channels;
        return new(image.Samples[start..], region.Width, region.Height, image.Channels, image.Stride);
    }

    public Span<T> Row(int y) => _samples.Slice(y * Stride, RowLength);

    /// <summary>Row <paramref name="y"/> and whatever memory follows it: what a kernel may read, though not use.</summary>
    public ReadOnlySpan<T> RowAndBeyond(int y) => _samples[(y * Stride)..];

    /// <summary>The same memory; <typeparamref name="TOther"/> must be <typeparamref name="T"/>, which the compiler cannot know in generic code.</summary>
    public ImageView<TOther> As<TOther>()
        where TOther : unmanaged => new(MemoryMarshal.Cast<T, TOther>(_samples), Width, Height, Channels, Stride);

    public void CopyTo(ImageView<T> destination)
    {
        for (var y = 0; y < Height; y++)
            Row(y).CopyTo(destination.Row(y));
    }
}
