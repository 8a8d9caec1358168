using MLNetVision.Networks;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Trainers.Reading;

/// <summary>The centre of a picture of numbers from 0 to 255, as (value / 255 - mean) / deviation; numbers of no picture as they are.</summary>
internal sealed class NumberPreparation
{
    private readonly PictureTensor? _tensor;
    private readonly int _sourceHeight;
    private readonly int _sourceWidth;

    public NumberPreparation(Shape row, PictureTensor? tensor)
    {
        _tensor = tensor;
        Shape = tensor?.Shape ?? row;
        Size = checked((int)Shape.ElementsPerRow());
        if (tensor is not null)
        {
            (_sourceHeight, _sourceWidth) = ((int)row[1].Size, (int)row[2].Size);
        }
    }

    /// <summary>What a row becomes.</summary>
    public Shape Shape { get; }

    /// <summary>How many numbers a row becomes.</summary>
    public int Size { get; }

    public void Write(ReadOnlySpan<float> row, Span<float> destination)
    {
        if (_tensor is not { } tensor)
        {
            row.CopyTo(destination);
            return;
        }

        var (top, left) = (Middle(_sourceHeight - tensor.Height), Middle(_sourceWidth - tensor.Width));
        for (var c = 0; c < tensor.Channels; c++)
        {
            var (mean, deviation) = (Each(tensor.Mean, c, 0), Each(tensor.Deviation, c, 1));
            for (var y = 0; y < tensor.Height; y++)
            {
                var from = row.Slice((((c * _sourceHeight) + top + y) * _sourceWidth) + left, tensor.Width);
                var to = destination.Slice(((c * tensor.Height) + y) * tensor.Width, tensor.Width);
                for (var x = 0; x < to.Length; x++)
                {
                    to[x] = ((from[x] / byte.MaxValue) - mean) / deviation;
                }
            }
        }
    }

    /// <summary>Half of what is cut away, rounded half to even, as CentreCrop and the scoring graph have it.</summary>
    private static int Middle(int room) => (int)Math.Round(room / 2.0, MidpointRounding.ToEven);

    private static float Each(IReadOnlyList<float> values, int channel, float otherwise) => values.Count == 0 ? otherwise : values[channel];
}
