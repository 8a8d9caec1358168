using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

public class ValidationTests
{
    public static TheoryData<ImageTransform, string> Impossible => new()
    {
        { new HorizontalFlip(-0.1), "HorizontalFlip.Probability" },
        { new VerticalFlip(double.NaN), "VerticalFlip.Probability" },
        { new Chain([new Greyscale(), new Greyscale(1.5)]), "Greyscale.Probability" },
        { new Sometimes(new Cutout(0)), "Cutout.Side" },
        { new Sometimes(new Cutout(3), 2), "Sometimes.Probability" },
        { new OneOf([]), "OneOf.Choices" },
        { new OneOf([new Rotation(-1)]), "Rotation.Degrees" },
        { new ResizeTo(0, 5), "ResizeTo.Height" },
        { new ResizeTo(5, -5), "ResizeTo.Width" },
        { new ResizeShorterSide(0), "ResizeShorterSide.Side" },
        { new CentreCrop(0), "CentreCrop.Height" },
        { new RandomCrop(3, 0), "RandomCrop.Width" },
        { new PadAndCrop(8, -1), "PadAndCrop.Padding" },
        { new RandomResizedCrop(8) { Area = (0.5, 1.5) }, "RandomResizedCrop.Area" },
        { new RandomResizedCrop(8) { Area = (0.5, 0.4) }, "RandomResizedCrop.Area" },
        { new RandomResizedCrop(8) { Area = (0, 0) }, "RandomResizedCrop.Area" },
        { new RandomResizedCrop(8) { Ratio = (0, 1) }, "RandomResizedCrop.Ratio" },
        { new RandomResizedCrop(8) { Ratio = (1, double.PositiveInfinity) }, "RandomResizedCrop.Ratio" },
        { new Translation(1.1, 0), "Translation.X" },
        { new Translation(0, double.NaN), "Translation.Y" },
        { new Rotation(5) { Interpolation = Interpolation.Lanczos }, "Rotation.Interpolation" },
        { new Shear(90), "Shear.DegreesX" },
        { new Shear(5, 91), "Shear.DegreesY" },
        { new Scale((0, 1)), "Scale.Factor" },
        { new RandomAffine { Degrees = double.PositiveInfinity }, "RandomAffine.Degrees" },
        { new RandomAffine { ShiftX = -0.1 }, "RandomAffine.ShiftX" },
        { new RandomAffine { ShiftY = 2 }, "RandomAffine.ShiftY" },
        { new RandomAffine { Factor = (1, 0.5) }, "RandomAffine.Factor" },
        { new RandomAffine { ShearX = 90 }, "RandomAffine.ShearX" },
        { new Perspective(1.1), "Perspective.Distortion" },
        { new Elastic(-1), "Elastic.Strength" },
        { new Elastic(1, 0), "Elastic.Sigma" },
        { new ColourJitter(-0.1), "ColourJitter.Brightness" },
        { new ColourJitter(Contrast: double.NaN), "ColourJitter.Contrast" },
        { new ColourJitter(Saturation: double.PositiveInfinity), "ColourJitter.Saturation" },
        { new ColourJitter(Hue: 0.6), "ColourJitter.Hue" },
        { new PcaNoise(-1), "PcaNoise.Strength" },
        { new PcaNoise(0.1, [1, 2, 3]), "PcaNoise.Covariance" },
        { new GaussianBlur((0, 1)), "GaussianBlur.Sigma" },
        { new GaussianBlur((1, 2)) { Radius = -1 }, "GaussianBlur.Radius" },
        { new RandomErasing { Area = (-0.1, 0.2) }, "RandomErasing.Area" },
        { new RandomErasing { Ratio = (2, 1) }, "RandomErasing.Ratio" },
        { new RandAugment(-1), "RandAugment.Operations" },
        { new RandAugment(2, 31), "RandAugment.Magnitude" },
        { new RandAugment(2, 0, 1), "RandAugment.Bins" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_done_is_refused_by_name(ImageTransform transform, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentOutOfRangeException>(transform.Validate).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_example_is_valid()
    {
        foreach (var transform in Every.Transform)
            transform.Validate();

        foreach (var mixing in Every.Mixing)
            mixing.Validate();
    }

    [Fact]
    public void Recipes_are_valid_and_fit_their_sizes()
    {
        var card = new MLNetVision.Networks.Preprocessing { Resize = 40, Height = 32, Width = 36 };
        ImageTransform[] all = [Recipes.ImageNet(64), Recipes.Cifar(), Recipes.Handwriting(), Recipes.Colours(), Recipes.Evaluation(card)];
        foreach (var recipe in all)
            recipe.Validate();

        var image = TestPictures.Noise(50, 70);
        Assert.Equal((64, 64), Size(Recipes.ImageNet(64)));
        Assert.Equal((32, 32), Size(Recipes.Cifar()));
        Assert.Equal((36, 32), Size(Recipes.Evaluation(card)));

        (int Width, int Height) Size(ImageTransform transform)
        {
            var result = transform.Apply(image, 1);
            return (result.Width, result.Height);
        }
    }

    [Fact]
    public void Mixings_that_cannot_be_are_refused_by_name()
    {
        Assert.Contains("Mixup.Alpha", Assert.Throws<ArgumentOutOfRangeException>(new Mixup(0).Validate).Message, StringComparison.Ordinal);
        Assert.Contains("CutMix.Alpha", Assert.Throws<ArgumentOutOfRangeException>(new CutMix(double.NaN).Validate).Message, StringComparison.Ordinal);
        Assert.Equal("Probability", Assert.Throws<ArgumentOutOfRangeException>(new Mixup { Probability = 2 }.Validate).ParamName);
        Assert.Contains("OneMixingOf.Choices", Assert.Throws<ArgumentOutOfRangeException>(new OneMixingOf([]).Validate).Message, StringComparison.Ordinal);
    }
}
