using MLNetVision.Imaging;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>Points in a plane, each a disc in the colour of its class.</summary>
internal static class ScatterPlot
{
    private const int Radius = 3;
    private const int Margin = 12;

    /// <summary>Ten colours that the eye keeps apart on white, class after class; further classes begin again.</summary>
    private static readonly (byte Red, byte Green, byte Blue)[] Colours =
    [
        (31, 119, 180), (255, 127, 14), (44, 160, 44), (214, 39, 40), (148, 103, 189), (140, 86, 75), (227, 119, 194), (110, 110, 110), (188, 189, 34),
        (23, 190, 207),
    ];

    /// <summary>Draws points; the first number goes to the right, the second up.</summary>
    public static Image<byte> Draw(IReadOnlyList<float[]> points, IReadOnlyList<int>? classes, int size)
    {
        var picture = new Image<byte>(size, size, 3);
        picture.Samples.Fill(byte.MaxValue);
        Frame(picture);
        var (left, right) = Range(points, 0);
        var (bottom, top) = Range(points, 1);
        foreach (var (index, point) in points.Index())
        {
            var across = Place(point[0], left, right, size);
            var down = size - 1 - Place(point[1], bottom, top, size);
            Disc(picture, across, down, Colours[classes is null ? 0 : (int)((uint)classes[index] % Colours.Length)]);
        }

        return picture;
    }

    private static (float Least, float Most) Range(IReadOnlyList<float[]> points, int axis)
    {
        var (least, most) = (points.Min(p => p[axis]), points.Max(p => p[axis]));
        return most > least ? (least, most) : (least - 1, most + 1);
    }

    private static int Place(float value, float least, float most, int size) =>
        Margin + (int)MathF.Round((value - least) / (most - least) * (size - 1 - (2 * Margin)));

    private static void Disc(Image<byte> picture, int across, int down, (byte Red, byte Green, byte Blue) colour)
    {
        for (var y = -Radius; y <= Radius; y++)
        {
            for (var x = -Radius; x <= Radius; x++)
            {
                if ((x * x) + (y * y) <= Radius * Radius)
                {
                    (picture[across + x, down + y, 0], picture[across + x, down + y, 1], picture[across + x, down + y, 2]) = colour;
                }
            }
        }
    }

    private static void Frame(Image<byte> picture)
    {
        const byte Grey = 200;
        for (var i = 0; i < picture.Width; i++)
        {
            foreach (var (x, y) in new[] { (i, 0), (i, picture.Height - 1), (0, i), (picture.Width - 1, i) })
            {
                (picture[x, y, 0], picture[x, y, 1], picture[x, y, 2]) = (Grey, Grey, Grey);
            }
        }
    }
}
