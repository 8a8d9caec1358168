using System.Globalization;
using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>Pictures in memory, of any sizes.</summary>
public sealed class MemoryImages : IImageSource
{
    private readonly Image<byte>[] _images;
    private readonly int[] _labels;

    /// <summary>Takes the pictures without copying them; nobody may change them while they are in use.</summary>
    /// <param name="images">Pictures and labels.</param>
    /// <param name="classes">The names of the classes; numbers by default.</param>
    public MemoryImages(IReadOnlyList<(Image<byte> Image, int Label)> images, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        _images = [.. images.Select(pair => pair.Image ?? throw new ArgumentException("MemoryImages: a picture is null.", nameof(images)))];
        _labels = [.. images.Select(pair => pair.Label)];
        Classes = Labels.Classes(nameof(MemoryImages), _labels, classes);
    }

    /// <inheritdoc/>
    public int Count => _images.Length;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public int Label(int index) => _labels[index];

    /// <inheritdoc/>
    public string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public Image<byte> Load(int index, ImagePool pool) => _images[index];
}
