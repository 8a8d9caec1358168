namespace MLNetVision.Imaging;

/// <summary>Sums over rectangles of a map of numbers, each by four look-ups.</summary>
internal sealed class IntegralMap
{
    private readonly double[] _sums;
    private readonly int _stride;

    public IntegralMap(ReadOnlySpan<float> values, int width, int height)
    {
        _stride = width + 1;
        _sums = new double[_stride * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            var row = 0.0;
            for (var x = 0; x < width; x++)
            {
                row += values[(y * width) + x];
                _sums[((y + 1) * _stride) + x + 1] = _sums[(y * _stride) + x + 1] + row;
            }
        }
    }

    public float Sum(RegionBounds box)
    {
        var (upper, lower) = (box.Top * _stride, box.Bottom * _stride);
        return (float)(_sums[lower + box.Right] - _sums[lower + box.Left] - _sums[upper + box.Right] + _sums[upper + box.Left]);
    }
}
