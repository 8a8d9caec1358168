using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>A turn about the centre.</summary>
/// <param name="Degrees">The most, to either side.</param>
public sealed record Rotation(double Degrees) : WarpTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool) =>
        Move(image, AffineTransform.Rotation(random.Within(Degrees)), pool);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(double.IsFinite(Degrees) && Degrees >= 0, nameof(Degrees), Degrees, "a finite number from 0");
    }
}
