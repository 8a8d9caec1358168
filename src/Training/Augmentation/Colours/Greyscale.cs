using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Colours become their luma; the picture keeps its channels.</summary>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record Greyscale(double Probability = 0.1) : ImageTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        if (!random.Chance(Probability) || image.Channels < 3)
        {
            return image;
        }

        var result = pool.RentLike(image);
        image.AdjustSaturationTo(result, 0);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate() => RequireProbability(Probability);
}
