using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.ImageRegression;

/// <summary>A photograph of a gauge, drawn: a dial with a hand that points to a number from 0 to 100, light and noise as they come.</summary>
internal sealed class Gauge
{
    public const int Side = 40;
    private const double Sweep = 1.5 * Math.PI;

    [ImageType(Side, Side)]
    public MLImage? Image { get; set; }

    /// <summary>What the hand points to.</summary>
    public float Reading { get; set; }

    /// <summary>Draws the gauge of a number; the same number gives the same picture.</summary>
    public static Gauge Draw(int number)
    {
        var random = new Random(number);
        var reading = 100 * random.NextDouble();
        var angle = (0.75 * Math.PI) + (reading / 100 * Sweep);
        var (x, y) = ((Side / 2.0) + (2 * random.NextDouble()) - 1, (Side / 2.0) + (2 * random.NextDouble()) - 1);
        var (face, hand, noise) = (150 + (80 * random.NextDouble()), 20 + (60 * random.NextDouble()), 25);
        var picture = new Image<byte>(Side, Side, 4);
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var ink = Ink(column - x, row - y, angle);
                var value = (byte)Math.Clamp((face * (1 - ink)) + (hand * ink) + (noise * (random.NextDouble() - 0.5)), 0, 255);
                var pixel = picture.Row(row).Slice(column * 4, 4);
                pixel.Fill(value);
                pixel[3] = 255;
            }
        }

        return new Gauge { Reading = (float)reading, Image = MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, picture.Samples) };
    }

    /// <summary>How dark the hand, and the rim of the dial, make a place: 0 to 1.</summary>
    private static double Ink(double dx, double dy, double angle)
    {
        var along = (dx * Math.Cos(angle)) + (dy * Math.Sin(angle));
        var across = Math.Abs((dy * Math.Cos(angle)) - (dx * Math.Sin(angle)));
        var hand = along is > -3 and < 15 ? Math.Clamp(1.8 - across, 0, 1) : 0;
        var rim = Math.Clamp(1.2 - Math.Abs(Math.Sqrt((dx * dx) + (dy * dy)) - 17.5), 0, 1);
        return Math.Max(hand, 0.7 * rim);
    }
}
