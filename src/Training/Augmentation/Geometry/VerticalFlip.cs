using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Top becomes bottom.</summary>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record VerticalFlip(double Probability = 0.5) : ImageTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        if (!random.Chance(Probability))
        {
            return image;
        }

        var result = pool.RentLike(image);
        image.FlipVerticallyTo(result);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate() => RequireProbability(Probability);
}
