using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Colour spaces against OpenCV (bytes) and scikit-image (floats), adjustments against torchvision.</summary>
public class ColourParityTests
{
    private const int Exact = 0;

    // Fixed point in OpenCV, truncation where torchvision makes bytes.
    private const int OneLevel = 1;

    // OpenCV writes hue as 256ths of the circle but reads it as 255ths: up to 1/256 of a circle of 6 * 255 levels, plus rounding.
    private const int HueSteps = 7;

    private const double SinglePrecision = 2e-6;

    // Values of up to 100, and logarithms and exponentials of vectors.
    private const double LabPrecision = 1e-3;

    // OpenCV's chroma factors, 0.713 and 0.564, have three digits.
    private const double ChromaFactors = 4e-4;

    // torchvision's luma weights, 0.2989, 0.587 and 0.114, add up to 0.9999: 1e-4 times factors up to 1.
    private const double LumaWeights = 1.5e-4;

    // Hue divides by the range of a pixel's channels, which magnifies rounding.
    private const double HuePrecision = 1e-5;

    private static readonly ImagingFixture Fixture = ImagingFixture.Load("colour");

    public static TheoryData<int, string> Cases => ImagingFixture.Rows("colour");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Colours_are_what_the_peer_gives(int index, string name)
    {
        Assert.NotEmpty(name);
        var one = Fixture.Cases[index];
        if (one.Operation == "planar")
            Near.Floats(Fixture.Floats(one), Planar(one), SinglePrecision);
        else if (one.Input.IsByte)
            Near.Bytes(Fixture.Bytes(one), Changed(one, Pictures.Bytes(one.Input)), Levels(one.Operation));
        else
            Near.Floats(Fixture.Floats(one), Changed(one, Pictures.Floats(one.Input)), Tolerance(one));
    }

    private static int Levels(string operation) => operation == "grey" ? Exact : operation == "hsv back" ? HueSteps : OneLevel;

    private static double Tolerance(FixtureCase one) => one.Operation switch
    {
        "lab" => LabPrecision,
        "ycbcr" when one.Peer == "opencv" => ChromaFactors,
        "contrast" or "saturation" => LumaWeights,
        "hue" or "hsv" or "lab back" => HuePrecision,
        _ => SinglePrecision,
    };

    private static Image<T> Changed<T>(FixtureCase one, Image<T> image)
        where T : unmanaged => one.Operation switch
        {
            "hsv" => image.ToHsv(),
            "hsv back" => image.FromHsv(),
            "lab" => image.ToLab(),
            "lab back" => image.ToLab().FromLab(),
            "ycbcr" => image.ToYCbCr(one.Member<YCbCrRange>("range")),
            "ycbcr back" => image.FromYCbCr(one.Member<YCbCrRange>("range")),
            "grey" => (Image<T>)(object)((Image<byte>)(object)image).WithChannels(1),
            "brightness" => image.AdjustBrightness((float)one.Number("factor")),
            "contrast" => image.AdjustContrast((float)one.Number("factor")),
            "saturation" => image.AdjustSaturation((float)one.Number("factor")),
            "hue" => image.AdjustHue((float)one.Number("factor")),
            "gamma" => image.AdjustGamma((float)one.Number("factor"), (float)one.Number("gain")),
            "pca noise" => image.AddPcaNoise(PcaColour.ImageNet, (ulong)one.Int("seed"), (float)one.Number("strength")),
            _ => throw new InvalidOperationException($"No operation goes with {one.Operation}."),
        };

    private static Image<float> Planar(FixtureCase one)
    {
        float[] mean = [.. one.Numbers("mean").Select(value => (float)value)];
        float[] deviation = [.. one.Numbers("deviation").Select(value => (float)value)];
        var image = Pictures.Bytes(one.Input);
        var planes = image.ToPlanar(mean, deviation);
        var interleaved = new Image<float>(image.Width, image.Height, 3);
        interleaved.ReadPlanar(planes);
        return interleaved;
    }
}
