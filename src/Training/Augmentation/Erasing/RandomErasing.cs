using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A rectangle of random area and shape is painted over or filled with noise (Zhong et al. 2017). The rule is torchvision's: ten tries, then nothing.
/// </summary>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record RandomErasing(double Probability = 0.5) : ImageTransform
{
    private const int Tries = 10;

    /// <summary>The rectangle's share of the picture's area.</summary>
    public Interval Area { get; init; } = (0.02, 0.33);

    /// <summary>Height by width.</summary>
    public Interval Ratio { get; init; } = (0.3, 3.3);

    /// <summary>The colour of the rectangle.</summary>
    public FillColour Fill { get; init; }

    /// <summary>Whether every sample of the rectangle becomes a random number instead.</summary>
    public bool Noise { get; init; }

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!random.Chance(Probability) || Draw(image.Width, image.Height, ref random) is not { } region)
        {
            return image;
        }

        return Noise ? Painting.Noise(image, region, ref random, pool) : Painting.Fill(image, region, Fill, pool);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireProbability(Probability);
        RequireInterval(Area, nameof(Area), 0, 1);
        RequireInterval(Ratio, nameof(Ratio), 0);
        Require(Ratio.From > 0, nameof(Ratio), Ratio, "above 0");
    }

    internal PixelRegion? Draw(int width, int height, ref RandomStream random)
    {
        var all = (double)width * height;
        for (var i = 0; i < Tries; i++)
        {
            var area = all * random.Between(Area);
            var ratio = random.Ratio(Ratio);
            var h = (int)Math.Round(Math.Sqrt(area * ratio));
            var w = (int)Math.Round(Math.Sqrt(area / ratio));
            if (w > 0 && w < width && h > 0 && h < height)
            {
                var (x, y) = Cropping.Place(width, height, w, h, ref random);
                return new PixelRegion(x, y, w, h);
            }
        }

        return null;
    }
}
