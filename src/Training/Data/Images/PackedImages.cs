using System.Globalization;
using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>Pictures of one size, one after the other in an array: [N, H, W, C].</summary>
public sealed class PackedImages : IImageSource
{
    private readonly byte[] _samples;
    private readonly int[] _labels;

    /// <summary>Takes the samples without copying them.</summary>
    /// <param name="samples">All pictures, row by row, channels interleaved.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">Samples in a pixel, 1 to 4.</param>
    /// <param name="labels">The class of each picture.</param>
    /// <param name="classes">The names of the classes; numbers by default.</param>
    public PackedImages(byte[] samples, int width, int height, int channels, IReadOnlyList<int> labels, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is < 1 or > 4 || samples.LongLength != (long)labels.Count * width * height * channels)
        {
            throw new ArgumentException(
                $"PackedImages: {labels.Count} pictures of {width} x {height} x {channels} (1 to 4 channels) do not go with {samples.Length} samples.",
                nameof(samples));
        }

        _samples = samples;
        _labels = [.. labels];
        (Width, Height, Channels) = (width, height, channels);
        Classes = Labels.Classes(nameof(PackedImages), _labels, classes);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows of a picture.</summary>
    public int Height { get; }

    /// <summary>Samples in a pixel.</summary>
    public int Channels { get; }

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    private int Size => Width * Height * Channels;

    /// <summary>Cuts a sheet into tiles, row by row; what is left over at the right and bottom is dropped.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="width">The width of a tile.</param>
    /// <param name="height">The height of a tile.</param>
    /// <param name="label">The class of a tile by its column and row.</param>
    /// <param name="classes">The names of the classes; numbers by default.</param>
    public static PackedImages FromSheet(Image<byte> sheet, int width, int height, Func<int, int, int> label, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var (across, down) = (sheet.Width / width, sheet.Height / height);
        var line = width * sheet.Channels;
        var samples = new byte[across * down * height * line];
        var labels = new int[across * down];
        for (var tile = 0; tile < labels.Length; tile++)
        {
            var (row, column) = Math.DivRem(tile, across);
            labels[tile] = label(column, row);
            for (var y = 0; y < height; y++)
            {
                sheet.Row((row * height) + y).Slice(column * line, line).CopyTo(samples.AsSpan(((tile * height) + y) * line));
            }
        }

        return new PackedImages(samples, width, height, sheet.Channels, labels, classes);
    }

    /// <inheritdoc/>
    public int Label(int index) => _labels[index];

    /// <inheritdoc/>
    public string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The samples of a picture, where they lie.</summary>
    public ReadOnlySpan<byte> Samples(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _samples.AsSpan(index * Size, Size);
    }

    /// <inheritdoc/>
    public Image<byte> Load(int index, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var image = pool.Rent(Width, Height, Channels);
        Samples(index).CopyTo(image.Samples);
        return image;
    }
}
