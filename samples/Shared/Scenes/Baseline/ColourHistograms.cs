using MLNetVision.Imaging;

namespace MLNetVision.Samples.Shared.Scenes.Baseline;

/// <summary>Colours of any rectangles of a picture: sums over everything above and to the left of each pixel, for each of 4 x 4 x 4 colours.</summary>
internal sealed class ColourHistograms
{
    public const int Bins = 64;
    private const int Sorted = 16;
    private readonly int[] _sums;
    private readonly int _width;

    public ColourHistograms(Image<byte> picture)
    {
        _width = picture.Width + 1;
        _sums = new int[_width * (picture.Height + 1) * Bins];
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            var line = new int[Bins];
            for (var x = 0; x < picture.Width; x++)
            {
                line[(row[3 * x] >> 6 << 4) | (row[(3 * x) + 1] >> 6 << 2) | (row[(3 * x) + 2] >> 6)]++;
                var (above, here) = (At(x + 1, y), At(x + 1, y + 1));
                for (var bin = 0; bin < Bins; bin++)
                    _sums[here + bin] = _sums[above + bin] + line[bin];
            }
        }
    }

    /// <summary>Numbers of a description.</summary>
    public static int Length => Bins + Sorted;

    /// <summary>
    /// The square roots of the colours' shares, and the greatest of them in order, so that how many colours there are counts whichever they are.
    /// </summary>
    public float[] Describe(PixelRegion region)
    {
        var shares = new float[Bins];
        var (left, top, right, bottom) = (region.X, region.Y, region.X + region.Width, region.Y + region.Height);
        for (var bin = 0; bin < Bins; bin++)
        {
            var count = _sums[At(right, bottom) + bin] - _sums[At(left, bottom) + bin] - _sums[At(right, top) + bin] + _sums[At(left, top) + bin];
            shares[bin] = MathF.Sqrt((float)count / (region.Width * region.Height));
        }

        return [.. shares, .. shares.OrderDescending().Take(Sorted)];
    }

    private int At(int x, int y) => ((y * _width) + x) * Bins;
}
