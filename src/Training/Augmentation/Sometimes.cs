using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Another transform for some of the pictures.</summary>
/// <param name="Transform">What is done.</param>
/// <param name="Probability">To which share of the pictures.</param>
public sealed record Sometimes(ImageTransform Transform, double Probability = 0.5) : ImageTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool) =>
        random.Chance(Probability) ? Transform.Apply(image, ref random, pool) : image;

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireProbability(Probability);
        Require(Transform is not null, nameof(Transform), null, "a transform");
        Transform!.Validate();
    }
}
