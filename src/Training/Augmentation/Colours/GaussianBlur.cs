using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>A blur of random strength.</summary>
/// <param name="Sigma">The standard deviation in pixels, above 0.</param>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record GaussianBlur(Interval Sigma, double Probability = 1) : ImageTransform
{
    /// <summary>Pixels to either side that count; four standard deviations by default. A kernel of 23 has radius 11.</summary>
    public int? Radius { get; init; }

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
        image.GaussianBlurTo(result, (float)random.Between(Sigma), Radius);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireInterval(Sigma, nameof(Sigma), 0);
        Require((float)Sigma.From > 0, nameof(Sigma), Sigma, "above 0");
        Require(Radius is null or (>= 0 and <= 1000), nameof(Radius), Radius, "from 0 to 1000, or nothing for four standard deviations");
        RequireProbability(Probability);
    }
}
