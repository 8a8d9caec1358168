using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// A few of fourteen operations, chosen at random, all at one magnitude (Cubuk et al. 2020). Operations and magnitudes are torchvision's.
/// </summary>
/// <param name="Operations">How many operations a picture goes through.</param>
/// <param name="Magnitude">How strong they are: 0 to below <paramref name="Bins"/>.</param>
/// <param name="Bins">How many magnitudes there are.</param>
public sealed record RandAugment(int Operations = 2, int Magnitude = 9, int Bins = 31) : WarpTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        var current = image;
        for (var i = 0; i < Operations; i++)
        {
            var (operation, value) = Draw(image.Width, image.Height, ref random);
            var next = Apply(current, operation, value, pool);
            if (current != image && current != next)
            {
                pool.Return(current);
            }

            current = next;
        }

        return current;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Operations >= 0, nameof(Operations), Operations, "0 or more");
        Require(Bins >= 2, nameof(Bins), Bins, "2 or more");
        Require(Magnitude >= 0 && Magnitude < Bins, nameof(Magnitude), Magnitude, $"from 0, below the number of bins ({Bins})");
    }

    internal (AugmentOperation Operation, double Value) Draw(int width, int height, ref RandomStream random)
    {
        var operation = (AugmentOperation)random.Below(AugmentSpace.Count);
        var value = AugmentSpace.Value(operation, Magnitude, Bins, width, height);
        var negative = AugmentSpace.IsSigned(operation) && random.Chance(0.5);
        return (operation, negative ? -value : value);
    }

    /// <summary>One operation at a value of its own unit.</summary>
    internal Image<byte> Apply(Image<byte> image, AugmentOperation operation, double value, ImagePool pool) => operation switch
    {
        AugmentOperation.Identity => image,
        AugmentOperation.ShearX => MoveFromCorner(image, new AffineTransform(1, -value, 0, 0, 1, 0), pool),
        AugmentOperation.ShearY => MoveFromCorner(image, new AffineTransform(1, 0, 0, -value, 1, 0), pool),
        AugmentOperation.TranslateX => Move(image, AffineTransform.Translation(Math.Truncate(value), 0), pool),
        AugmentOperation.TranslateY => Move(image, AffineTransform.Translation(0, Math.Truncate(value)), pool),
        AugmentOperation.Rotate => Move(image, AffineTransform.Rotation(value), pool),
        _ => Tone(image, operation, value, pool),
    };

    private static Image<byte> Tone(Image<byte> image, AugmentOperation operation, double value, ImagePool pool)
    {
        var result = pool.RentLike(image);
        var factor = (float)(1 + value);
        switch (operation)
        {
            case AugmentOperation.Brightness: image.AdjustBrightnessTo(result, factor); break;
            case AugmentOperation.Colour: image.AdjustSaturationTo(result, factor); break;
            case AugmentOperation.Contrast: image.AdjustContrastTo(result, factor); break;
            case AugmentOperation.Sharpness: Sharpening.Apply(image, result, factor); break;
            case AugmentOperation.Posterise: ByteTables.Posterise(image, result, (int)value); break;
            case AugmentOperation.Solarise: ByteTables.Solarise(image, result, value); break;
            case AugmentOperation.AutoContrast: ByteTables.AutoContrast(image, result); break;
            default: ByteTables.Equalise(image, result); break;
        }

        return result;
    }

    /// <summary>About the outer corner of the first pixel, half a pixel up and left of its centre.</summary>
    private Image<byte> MoveFromCorner(Image<byte> image, AffineTransform map, ImagePool pool) => Move(
        image,
        AffineTransform.Translation(image.Width / 2.0, image.Height / 2.0).Then(map).Then(AffineTransform.Translation(-image.Width / 2.0, -image.Height / 2.0)),
        pool);
}
