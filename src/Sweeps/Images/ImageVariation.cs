using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Sweeps.Images;

/// <summary>How a trial varies pictures in training.</summary>
internal static class ImageVariation
{
    public const string Black = "black";
    public const string Reflected = "reflected";

    /// <summary>The smoothing of bends, as a share of the picture's side (4 pixels of 28, Simard et al. 2003).</summary>
    private const double BendSigma = 1.0 / 7;

    /// <summary>What a bend of 1 multiplies noise with, as a share of the side (34 pixels of 28).</summary>
    private const double BendStrength = 34.0 / 28;

    private const double BendShare = 0.5;

    /// <summary>The transforms; null where nothing varies.</summary>
    public static ImageTransform? Of(SweepValues values, int side, int channels)
    {
        ImageTransform?[] parts =
        [
            values.Bool(ImageParameters.Mirror, false) ? new HorizontalFlip() : null, Affine(values), Bend(values, side), Colours(values, channels),
        ];
        var chain = parts.OfType<ImageTransform>().ToArray();
        return chain.Length == 0 ? null : new Chain(chain);
    }

    private static RandomAffine? Affine(SweepValues values)
    {
        var affine = new RandomAffine
        {
            Degrees = values.Number(ImageParameters.Turn, 0),
            ShiftX = values.Number(ImageParameters.Shift, 0),
            ShiftY = values.Number(ImageParameters.Shift, 0),
            Factor = (1 - values.Number(ImageParameters.Shrink, 0), 1 + values.Number(ImageParameters.Grow, 0)),
            ShearX = values.Number(ImageParameters.Shear, 0),
            Border = Border(values),
        };
        return affine == new RandomAffine { Border = affine.Border } ? null : affine;
    }

    private static Elastic? Bend(SweepValues values, int side) => values.Number(ImageParameters.Bend, 0) is > 0 and var bend
        ? new Elastic(bend * BendStrength * side, BendSigma * side, BendShare) { Border = Border(values) }
        : null;

    private static ColourJitter? Colours(SweepValues values, int channels) => values.Number(ImageParameters.Colour, 0) is > 0 and var amount
        ? channels == 3 ? new ColourJitter(amount, amount, amount, amount / 8) : new ColourJitter(amount, amount)
        : null;

    private static BorderMode Border(SweepValues values) =>
        values.Choice(ImageParameters.Border, Black) == Reflected ? BorderMode.Reflect101 : BorderMode.Constant;
}
