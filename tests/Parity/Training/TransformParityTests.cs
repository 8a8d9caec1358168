using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Tests.Parity.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Parity.Training;

/// <summary>Every transform at given parameters against torchvision, PIL and SciPy.</summary>
public class TransformParityTests
{
    private const int Exact = 0;

    // Weights in fixed point, single precision or double; halves rounded either way, or levels truncated.
    private const int OneLevel = 1;

    // Positions of the peer's grid are in single precision, coordinates of -1 to 1: a 10,000th of a pixel, on ramps of up to 12 levels a pixel.
    private const int GridPositions = 1;

    // The peer solves for the map in single precision.
    private const int SolvedPositions = 2;

    // torchvision's luma weights add up to 0.9999, so a step may round the other way, and up to three steps magnify that level.
    private const int FourSteps = 4;

    // The peer truncates 1.9 * a - 0.9 * b of two numbers that it has rounded.
    private const int StrongFactor = 2;

    private const double SinglePrecision = 2e-6;

    private static readonly ImagingFixture Fixture = ImagingFixture.Load("transforms", "augmentation");
    private static readonly ImagePool Pool = new();

    public static TheoryData<int, string> Cases => ImagingFixture.Rows("transforms", "augmentation");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_transform_gives_what_the_peer_gives(int index, string name)
    {
        Assert.NotEmpty(name);
        var one = Fixture.Cases[index];
        var image = Pictures.Bytes(one.Input);
        if (one.Operation == "tensor")
        {
            Near.Floats(Fixture.Floats(one), Tensor(one, image), SinglePrecision);
            return;
        }

        var (actual, levels) = Transformed(one, image);
        Near.Bytes(Fixture.Bytes(one), actual, levels);
    }

    private static (Image<byte> Image, int Levels) Transformed(FixtureCase one, Image<byte> image) => one.Operation switch
    {
        "affine" => (new Moved(Affine(one).Map()).Apply(image, 0), GridPositions),
        "rotate" => (new Moved(new AffineMove(one.Number("degrees")).Map()).Apply(image, 0), GridPositions),
        "translate" => (new Moved(new AffineMove(ShiftX: one.Int("x"), ShiftY: one.Int("y")).Map()).Apply(image, 0), Exact),
        "perspective" => (new Perspective().Move(image, Corners(one), Pool), SolvedPositions),
        "elastic" => (new Elastic(one.Number("strength"), one.Number("sigma")).Apply(image, (ulong)one.Int("seed")), OneLevel),
        "centre crop" => (new CentreCrop(one.Int("height"), one.Int("width")).Apply(image, 0), Exact),
        "pad and crop" => (PadAndCrop(one, image), Exact),
        "resized crop" => (ResizedCrop(one, image), OneLevel),
        "largest" => (Largest(image), Exact),
        "shorter side" => (new ResizeShorterSide(one.Int("side")).Apply(image, 0), OneLevel),
        "resize" => (new ResizeTo(one.Int("height"), one.Int("width")).Apply(image, 0), OneLevel),
        "crops" => (Stacked(new TestTimeCrops(11, 14, one.Flag("mirrored")).Of(image)), Exact),
        "horizontal flip" => (new HorizontalFlip(1).Apply(image, 0), Exact),
        "vertical flip" => (new VerticalFlip(1).Apply(image, 0), Exact),
        "jitter" => (ColourJitter.Apply(image, Steps(one), Pool), FourSteps),
        "greyscale" => (new Greyscale(1).Apply(image, 0), OneLevel),
        "blur" => (new GaussianBlur((one.Number("sigma"), one.Number("sigma"))) { Radius = one.Int("radius") }.Apply(image, 0), OneLevel),
        "pca" => (new PcaNoise(one.Number("strength")).Apply(image, (ulong)one.Int("seed")), OneLevel),
        "erase" => (Painting.Fill(image, Region(one), Colour(one), Pool), Exact),
        "rand augment" => RandAugmented(one, image),
        _ => throw new InvalidOperationException($"No transform goes with {one.Operation}."),
    };

    private static (Image<byte> Image, int Levels) RandAugmented(FixtureCase one, Image<byte> image)
    {
        var operation = one.Member<AugmentOperation>("name");
        var value = AugmentSpace.Value(operation, one.Int("bin"), 31, image.Width, image.Height) * (one.Flag("negative") ? -1 : 1);
        var levels = operation switch
        {
            AugmentOperation.Sharpness => StrongFactor,
            AugmentOperation.Identity or AugmentOperation.Posterise or AugmentOperation.Solarise or AugmentOperation.Equalise => Exact,
            AugmentOperation.TranslateX or AugmentOperation.TranslateY => Exact,
            _ => OneLevel,
        };
        return (new RandAugment().Apply(image, operation, value, Pool), levels);
    }

    private static AffineMove Affine(FixtureCase one) => new(
        one.Number("degrees"), one.Number("shiftX"), one.Number("shiftY"), one.Number("factor"), one.Number("shearX"), one.Number("shearY"));

    private static (double X, double Y)[] Corners(FixtureCase one) => [.. one.Numbers("corners").Chunk(2).Select(pair => (pair[0], pair[1]))];

    private static PixelRegion Region(FixtureCase one) => new(one.Int("x"), one.Int("y"), one.Int("width"), one.Int("height"));

    private static FillColour Colour(FixtureCase one) =>
        one.Numbers("fill") is [var red, var green, var blue] ? new FillColour((byte)red, (byte)green, (byte)blue) : default;

    private static Image<byte> PadAndCrop(FixtureCase one, Image<byte> image) => Cropping.Cut(
        image, one.Int("x"), one.Int("y"), one.Int("width"), one.Int("height"), one.Member<BorderMode>("border"), Colour(one), Pool);

    private static Image<byte> ResizedCrop(FixtureCase one, Image<byte> image)
    {
        var result = new Image<byte>(14, 16, image.Channels);
        image.ResizeTo(result, region: Region(one));
        return result;
    }

    private static Image<byte> Largest(Image<byte> image)
    {
        var random = new RandomStream(3);
        return image.Crop(new RandomResizedCrop(8) { Area = (1, 1) }.Draw(image.Width, image.Height, ref random));
    }

    private static JitterSteps Steps(FixtureCase one)
    {
        var kinds = one.Arguments.GetProperty("kinds").EnumerateArray().Select(kind => Enum.Parse<JitterKind>(kind.GetString()!)).ToArray();
        var steps = new JitterSteps();
        foreach (var (kind, value) in kinds.Zip(one.Numbers("values")))
            steps.Add(kind, (float)value);

        return steps;
    }

    private static Image<byte> Stacked(IReadOnlyList<Image<byte>> views)
    {
        var samples = views.SelectMany(view => view.Samples.ToArray()).ToArray();
        return new Image<byte>(views[0].Width, views[0].Height * views.Count, views[0].Channels, samples);
    }

    private static Image<float> Tensor(FixtureCase one, Image<byte> image)
    {
        var card = new Preprocessing
        {
            Height = image.Height,
            Width = image.Width,
            Mean = [.. one.Numbers("mean").Select(value => (float)value)],
            Deviation = [.. one.Numbers("deviation").Select(value => (float)value)],
        };
        var tensor = PictureTensor.For(card);
        var planes = new float[tensor.Elements];
        tensor.Write(image, planes);
        var interleaved = new Image<float>(image.Width, image.Height, 3);
        interleaved.ReadPlanar(planes);
        return interleaved;
    }

    /// <summary>A given map, run by the code that the random ones share.</summary>
    private sealed record Moved(AffineTransform Map) : WarpTransform
    {
        public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool) => Move(image, Map, pool);
    }
}
