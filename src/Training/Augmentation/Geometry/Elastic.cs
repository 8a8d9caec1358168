using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// Every pixel is moved a little, neighbours alike (P. Simard, D. Steinkraus, J. Platt 2003). The defaults are theirs for handwriting of 28 x 28 pixels.
/// </summary>
/// <param name="Strength">What the smoothed noise of -1 to 1 is multiplied with, in pixels.</param>
/// <param name="Sigma">The smoothing in pixels: large for gentle bends, small for crumpling.</param>
/// <param name="Probability">For which share of the pictures.</param>
public sealed record Elastic(double Strength = 34, double Sigma = 4, double Probability = 1) : WarpTransform
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

        var field = pool.RentField(image.Width, image.Height);
        ElasticField.CreateTo(field, (float)Strength, (float)Sigma, random.NextBits());
        var result = pool.RentLike(image);
        Span<float> colour = stackalloc float[image.Channels];
        Fill.Write(colour);
        image.DisplaceTo(result, field, Interpolation, Border, colour);
        pool.Return(field);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(double.IsFinite(Strength) && Strength >= 0, nameof(Strength), Strength, "a finite number from 0");
        Require(double.IsFinite(Sigma) && Sigma > 0, nameof(Sigma), Sigma, "a finite number above 0");
        RequireProbability(Probability);
    }
}
