using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>Lines lean, about the centre.</summary>
/// <param name="DegreesX">The most that vertical lines lean, to either side, below 90.</param>
/// <param name="DegreesY">The most that horizontal lines lean, to either side, below 90.</param>
public sealed record Shear(double DegreesX, double DegreesY = 0) : WarpTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        var x = random.Within(DegreesX);
        return Move(image, new AffineMove(ShearX: x, ShearY: random.Within(DegreesY)).Map(), pool);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(DegreesX is >= 0 and < 90, nameof(DegreesX), DegreesX, "from 0, below 90");
        Require(DegreesY is >= 0 and < 90, nameof(DegreesY), DegreesY, "from 0, below 90");
    }
}
