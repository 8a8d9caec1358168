using MLNetVision.Imaging;
using MLNetVision.Networks;

namespace MLNetVision.Training.Augmentation;

/// <summary>Chains that papers and their followers use, to start from.</summary>
public static class Recipes
{
    /// <summary>How a model sees a picture after its training: the shorter side resized where the model says so, then the middle.</summary>
    public static Chain Evaluation(Preprocessing preprocessing)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        var crop = new CentreCrop(preprocessing.Height, preprocessing.Width);
        var interpolation = preprocessing.Bicubic ? Interpolation.Bicubic : Interpolation.Bilinear;
        return preprocessing.Resize > 0 ? new ResizeShorterSide(preprocessing.Resize) { Interpolation = interpolation }.Then(crop) : new Chain([crop]);
    }

    /// <summary>A random rectangle, resized, and mirrored half of the time: what ImageNet's networks are trained with.</summary>
    public static Chain ImageNet(int side = 224) => new RandomResizedCrop(side).Then(new HorizontalFlip());

    /// <summary>A shift by up to four pixels, and mirrored half of the time: what CIFAR's networks are trained with.</summary>
    public static Chain Cifar(int side = 32, int padding = 4) => new PadAndCrop(side, padding).Then(new HorizontalFlip());

    /// <summary>A small turn, shift, scale and bend: handwriting has no mirror images.</summary>
    public static Chain Handwriting(double degrees = 10, double shift = 0.08) => new RandomAffine
    {
        Degrees = degrees,
        ShiftX = shift,
        ShiftY = shift,
        Factor = (0.9, 1.1),
        ShearX = degrees / 2,
    }.Then(new Elastic(Probability: 0.5));

    /// <summary>Distortions of colour that a photograph survives: light, contrast, saturation, a little hue, AlexNet's noise.</summary>
    public static Chain Colours(double amount = 0.4) => new ColourJitter(amount, amount, amount, amount / 4).Then(new PcaNoise());
}
