using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

/// <summary>One of each transform and mixing, with nothing left at its default.</summary>
internal static class Every
{
    public static ImageTransform[] Transform { get; } =
    [
        new Sometimes(new Greyscale(0.5), 0.3),
        new OneOf([new Greyscale(0.5), new VerticalFlip()]),
        new Chain([new HorizontalFlip(0.4)]),
        new HorizontalFlip(0.4),
        new VerticalFlip(0.6),
        new ResizeTo(23, 31) { Interpolation = MLNetVision.Imaging.Interpolation.Bicubic, Antialias = false },
        new ResizeShorterSide(24) { Antialias = false },
        new RandomResizedCrop(24, 28) { Area = (0.3, 0.9), Ratio = (0.5, 2) },
        new PadAndCrop(24, 28, 3) { Border = MLNetVision.Imaging.BorderMode.Reflect101 },
        new CentreCrop(23, 27) { Fill = 7 },
        new RandomCrop(22, 26) { Fill = new FillColour(1, 2, 3) },
        new Translation(0.1, 0.2),
        new Rotation(20) { Fill = FillColour.ImageNetMean },
        new Shear(8, 4) { Border = MLNetVision.Imaging.BorderMode.Replicate },
        new Scale((0.8, 1.2)),
        new RandomAffine { Degrees = 5, ShiftX = 0.1, ShiftY = 0.05, Factor = (0.9, 1.1), ShearX = 3, ShearY = 2 },
        new Perspective(0.3, 0.7) { Interpolation = MLNetVision.Imaging.Interpolation.Nearest },
        new Elastic(6, 3, 0.9),
        new ColourJitter(0.4, 0.3, 0.2, 0.1),
        new PcaNoise(0.2, [0.1, 0.01, 0.01, 0.01, 0.2, 0.01, 0.01, 0.01, 0.3]),
        new Greyscale(0.2),
        new GaussianBlur((0.5, 2), 0.8) { Radius = 3 },
        new Cutout(5, 0.9) { Fill = 128 },
        new RandomErasing(0.9) { Area = (0.1, 0.2), Ratio = (0.5, 2), Noise = true },
        new RandAugment(3, 12, 20),
    ];

    public static BatchMixing[] Mixing { get; } =
    [
        new Mixup(0.3) { Probability = 0.5 }, new CutMix(0.7), new OneMixingOf([new Mixup(), new CutMix()]) { Probability = 0.9 },
    ];
}
