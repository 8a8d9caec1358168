using MLNetVision.Imaging;

namespace MLNetVision.Training.Augmentation;

/// <summary>What was drawn for an affine map about a picture's centre.</summary>
internal readonly record struct AffineMove(double Degrees = 0, double ShiftX = 0, double ShiftY = 0, double Factor = 1, double ShearX = 0, double ShearY = 0)
{
    /// <summary>Shear along x, shear along y, scale, turn, shift: torchvision's order.</summary>
    public AffineTransform Map() => AffineTransform.Shear(ShearX)
        .Then(AffineTransform.Shear(0, ShearY))
        .Then(AffineTransform.Scaling(Factor, Factor))
        .Then(AffineTransform.Rotation(Degrees))
        .Then(AffineTransform.Translation(ShiftX, ShiftY));
}
