using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>Some pictures of a source, in an order of their own.</summary>
internal sealed class SelectedImages(IImageSource source, int[] rows) : IImageSource
{
    public int Count => rows.Length;

    public IReadOnlyList<string> Classes => source.Classes;

    public int Label(int index) => source.Label(rows[index]);

    public string Name(int index) => source.Name(rows[index]);

    public Image<byte> Load(int index, ImagePool pool) => source.Load(rows[index], pool);
}
