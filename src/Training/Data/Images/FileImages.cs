using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>A list of picture files with labels. A file is open only while its bytes are read.</summary>
public sealed class FileImages : IImageSource
{
    private readonly string[] _paths;
    private readonly int[] _labels;
    private readonly DecodeOptions? _decoding;

    /// <summary>Makes the source; no file is looked at yet.</summary>
    /// <param name="files">Paths and labels.</param>
    /// <param name="classes">The names of the classes; numbers by default.</param>
    /// <param name="decoding">Limits and orientation.</param>
    public FileImages(IReadOnlyList<(string Path, int Label)> files, IReadOnlyList<string>? classes = null, DecodeOptions? decoding = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        _paths = [.. files.Select(file => file.Path)];
        _labels = [.. files.Select(file => file.Label)];
        _decoding = decoding;
        Classes = Labels.Classes(nameof(FileImages), _labels, classes);
    }

    /// <inheritdoc/>
    public int Count => _paths.Length;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public int Label(int index) => _labels[index];

    /// <inheritdoc/>
    public string Name(int index) => _paths[index];

    /// <inheritdoc/>
    public Image<byte> Load(int index, ImagePool pool) => ImageFile.Load(_paths[index], _decoding);
}
