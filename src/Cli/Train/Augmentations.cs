using MLNetVision.Training.Augmentation;

namespace MLNetVision.Cli.Train;

/// <summary>The transforms that a name stands for. None of them changes a picture's size.</summary>
internal static class Augmentations
{
    public static ImageTransform? Of(AugmentationKind kind) => kind switch
    {
        AugmentationKind.Photos => new HorizontalFlip()
            .Then(new RandomAffine { Degrees = 5, ShiftX = 0.06, ShiftY = 0.06, Factor = (0.9, 1.15) }).Then(new ColourJitter(0.2, 0.2, 0.2, 0.02)),
        AugmentationKind.Handwriting => new RandomAffine { Degrees = 8, ShiftX = 0.05, ShiftY = 0.05, Factor = (0.9, 1.1), ShearX = 8 },
        AugmentationKind.Surfaces => new HorizontalFlip().Then(new VerticalFlip()).Then(new Rotation(180)).Then(new ColourJitter(0.2, 0.2)),
        _ => null,
    };
}
