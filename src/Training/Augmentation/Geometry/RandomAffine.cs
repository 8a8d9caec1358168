using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A shear, a scale, a turn and a shift, in this order, about the picture's centre, each within its limits. Nothing moves by default: set what may.
/// </summary>
public sealed record RandomAffine : WarpTransform
{
    /// <summary>The most that the picture turns, in degrees to either side.</summary>
    public double Degrees { get; init; }

    /// <summary>The farthest shift to either side, as a share of the width; whole pixels.</summary>
    public double ShiftX { get; init; }

    /// <summary>The farthest shift up and down, as a share of the height; whole pixels.</summary>
    public double ShiftY { get; init; }

    /// <summary>The factor of both sides.</summary>
    public Interval Factor { get; init; } = (1, 1);

    /// <summary>The most that vertical lines lean, in degrees to either side, below 90.</summary>
    public double ShearX { get; init; }

    /// <summary>The most that horizontal lines lean, in degrees to either side, below 90.</summary>
    public double ShearY { get; init; }

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Move(image, Draw(image.Width, image.Height, ref random).Map(), pool);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(double.IsFinite(Degrees) && Degrees >= 0, nameof(Degrees), Degrees, "a finite number from 0");
        Require(ShiftX is >= 0 and <= 1, nameof(ShiftX), ShiftX, "from 0 to 1");
        Require(ShiftY is >= 0 and <= 1, nameof(ShiftY), ShiftY, "from 0 to 1");
        RequireInterval(Factor, nameof(Factor), 0);
        Require(Factor.From > 0, nameof(Factor), Factor, "above 0");
        Require(ShearX is >= 0 and < 90, nameof(ShearX), ShearX, "from 0, below 90");
        Require(ShearY is >= 0 and < 90, nameof(ShearY), ShearY, "from 0, below 90");
    }

    internal AffineMove Draw(int width, int height, ref RandomStream random)
    {
        var degrees = random.Within(Degrees);
        var shiftX = Math.Round(random.Within(ShiftX * width));
        var shiftY = Math.Round(random.Within(ShiftY * height));
        var factor = random.Between(Factor);
        return new AffineMove(degrees, shiftX, shiftY, factor, random.Within(ShearX), random.Within(ShearY));
    }
}
