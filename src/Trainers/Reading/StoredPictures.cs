using System.Globalization;
using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>Pictures out of a data view, bytes plane after plane a row: [C, H, W].</summary>
internal sealed class StoredPictures(TrainingTable table) : IImageSource
{
    private readonly int _channels = (int)table.Input.Row[0].Size;
    private readonly int _height = (int)table.Input.Row[1].Size;
    private readonly int _width = (int)table.Input.Row[2].Size;

    public int Count => table.Count;

    public IReadOnlyList<string> Classes => table.Targets.Labels;

    public int Label(int index) => table.Targets.ClassOf(index);

    public string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"row {index} of column '{table.Input.Column}'");

    public Image<byte> Load(int index, ImagePool pool)
    {
        var image = pool.Rent(_width, _height, _channels);
        if (_channels == 1)
        {
            table.Rows.Read(index, image.Samples);
            return image;
        }

        var planes = pool.Rent(_width, _height * _channels, 1);
        table.Rows.Read(index, planes.Samples);
        Interleave(planes.Samples, image.Samples);
        pool.Return(planes);
        return image;
    }

    private void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        var plane = planes.Length / _channels;
        for (var c = 0; c < _channels; c++)
        {
            var from = planes.Slice(c * plane, plane);
            for (int i = 0, to = c; i < from.Length; i++, to += _channels)
            {
                pixels[to] = from[i];
            }
        }
    }
}
