namespace MLNetVision.Imaging;

/// <summary>
/// A picture in memory: <see cref="Height"/> rows of <see cref="Width"/> pixels of <see cref="Channels"/> interleaved samples, without padding.
/// One channel is grey, two are grey and alpha, three are red, green, blue, four add alpha (not premultiplied).
/// </summary>
/// <typeparam name="T">The sample: <see cref="byte"/> (0 to 255), <see cref="ushort"/> (0 to 65,535) or <see cref="float"/> (0 to 1 by convention).</typeparam>
public sealed class Image<T>
    where T : unmanaged
{
    private readonly T[] _samples;

    /// <summary>Makes a picture whose samples are all zero.</summary>
    public Image(int width, int height, int channels)
        : this(width, height, channels, new T[SampleCount(width, height, channels)])
    {
    }

    /// <summary>Wraps samples without copying them; the picture and the array share their memory from then on.</summary>
    public Image(int width, int height, int channels, T[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var expected = SampleCount(width, height, channels);
        if (samples.Length != expected)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} with {channels} channels has {expected} samples, but {samples.Length} were given.",
                nameof(samples));
        }

        Width = width;
        Height = height;
        Channels = channels;
        _samples = samples;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Samples in a pixel, 1 to 4.</summary>
    public int Channels { get; }

    /// <summary>Samples in a row.</summary>
    public int Stride => Width * Channels;

    /// <summary>All samples, row by row.</summary>
    public Span<T> Samples => _samples;

    /// <summary>The samples of row <paramref name="y"/>.</summary>
    public Span<T> Row(int y) => _samples.AsSpan(y * Stride, Stride);

    /// <summary>A sample of the pixel at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public ref T this[int x, int y, int channel = 0]
    {
        get
        {
            if ((uint)x >= (uint)Width || (uint)y >= (uint)Height || (uint)channel >= (uint)Channels)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(x), $"({x}, {y}, channel {channel}) lies outside the picture of {Width} x {Height} with {Channels} channels.");
            }

            return ref _samples[((y * Width) + x) * Channels + channel];
        }
    }

    /// <summary>A copy that shares nothing with this picture.</summary>
    public Image<T> Clone() => new(Width, Height, Channels, (T[])_samples.Clone());

    private static int SampleCount(int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is < 1 or > 4)
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "A picture has 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha) channels.");
        }

        var count = (long)width * height * channels;
        return count <= Array.MaxLength
            ? (int)count
            : throw new ArgumentOutOfRangeException(
                nameof(width), $"A picture of {width} x {height} with {channels} channels has {count} samples; {Array.MaxLength} is the limit.");
    }
}
