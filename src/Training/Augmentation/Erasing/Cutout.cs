using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A square around a random pixel is painted over; where it leaves the picture, less of it is seen (DeVries and Taylor 2017).
/// </summary>
/// <param name="Side">The side of the square in pixels.</param>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record Cutout(int Side, double Probability = 1) : ImageTransform
{
    /// <summary>The colour of the square.</summary>
    public FillColour Fill { get; init; }

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        return random.Chance(Probability) ? Painting.Fill(image, Draw(image.Width, image.Height, ref random), Fill, pool) : image;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Require(Side > 0, nameof(Side), Side, "1 or more");
        RequireProbability(Probability);
    }

    internal PixelRegion Draw(int width, int height, ref RandomStream random)
    {
        var (x, y) = (random.Below(width) - (Side / 2), random.Below(height) - (Side / 2));
        var (left, top) = (Math.Max(0, x), Math.Max(0, y));
        return new PixelRegion(left, top, Math.Min(width, x + Side) - left, Math.Min(height, y + Side) - top);
    }
}
