using Microsoft.ML.Data;

namespace MLNetVision.Samples.Restoration;

/// <summary>
/// A landscape, drawn: sky, sun, mountains, meadow and a house, each in its own colours and nowhere the same; in colour, in grey, and with a mark over it.
/// </summary>
internal sealed class Landscape
{
    public const int Side = 32;
    private const int Plane = Side * Side;

    /// <summary>Red, green and blue, channel by channel.</summary>
    [VectorType(3 * Plane)]
    public float[] Colours { get; set; } = [];

    /// <summary>What a camera without colours sees.</summary>
    [VectorType(Plane)]
    public float[] Grey { get; set; } = [];

    /// <summary>The same picture with a white mark, through which it can be seen.</summary>
    [VectorType(3 * Plane)]
    public float[] Marked { get; set; } = [];

    /// <summary>Draws a landscape; the same number gives the same one.</summary>
    public static Landscape Draw(int number)
    {
        var random = new Random(number);
        var picture = Scene(random);
        float[] grey = [.. Enumerable.Range(0, Plane).Select(i => (0.299f * picture[i]) + (0.587f * picture[Plane + i]) + (0.114f * picture[(2 * Plane) + i]))];
        return new Landscape { Colours = picture, Grey = grey, Marked = Mark(picture, random) };
    }

    private static float[] Scene(Random random)
    {
        var (horizon, day, season) = (12 + random.Next(8), 0.7 + (0.3 * random.NextDouble()), random.NextDouble());
        var (sunX, sunY, sun) = (4 + random.Next(24), 3 + random.Next(5), 2 + (2 * random.NextDouble()));
        var (peak, height, steep) = (random.Next(Side), 4 + random.Next(6), 0.4 + (0.5 * random.NextDouble()));
        var (left, width, floor) = (2 + random.Next(18), 6 + random.Next(5), horizon + 4 + random.Next(7));
        var picture = new float[3 * Plane];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var ridge = horizon - height + (steep * Math.Abs(x - peak));
                var (wall, roof) = (floor - 5, floor - 9);
                var inside = x >= left && x < left + width;
                var slope = Math.Abs(x - left - (width / 2.0) + 0.5) <= (y - roof) * (width / 6.0);
                (double Red, double Green, double Blue) colour = inside && y >= wall && y < floor ? (235, 220, 190)
                    : slope && y >= roof && y < wall ? (190, 60, 45)
                    : y >= horizon ? (70 + (60 * season), 150 - (30 * season) + (2 * (y - horizon)), 50)
                    : y >= ridge ? (120, 110, 125)
                    : Math.Pow(x - sunX, 2) + Math.Pow(y - sunY, 2) < sun * sun ? (255, 225, 90)
                    : (110 + (4 * y), 165 + (3 * y), 240);
                var light = day * (0.97 + (0.06 * random.NextDouble()));
                Put(picture, (y * Side) + x, colour, light);
            }
        }

        return picture;
    }

    private static void Put(float[] picture, int at, (double Red, double Green, double Blue) colour, double light)
    {
        picture[at] = (float)Math.Clamp(colour.Red * light, 0, 255);
        picture[Plane + at] = (float)Math.Clamp(colour.Green * light, 0, 255);
        picture[(2 * Plane) + at] = (float)Math.Clamp(colour.Blue * light, 0, 255);
    }

    /// <summary>A ring with a stroke through it, white by half, somewhere.</summary>
    private static float[] Mark(float[] picture, Random random)
    {
        var (x, y, radius) = (8 + random.Next(16), 8 + random.Next(16), 6 + (2 * random.NextDouble()));
        var marked = (float[])picture.Clone();
        for (var i = 0; i < picture.Length; i++)
        {
            var (dx, dy) = ((i % Side) - x, (i % Plane / Side) - y);
            var far = Math.Sqrt((dx * dx) + (dy * dy));
            if (Math.Abs(far - radius) < 1.1 || (far < radius && Math.Abs(dx + dy) < 1.5))
            {
                marked[i] = (0.5f * marked[i]) + (0.5f * 255);
            }
        }

        return marked;
    }
}
