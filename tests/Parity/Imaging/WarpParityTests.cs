using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Warps against OpenCV (where its rounding of positions to 1/32 does not matter, or with room for it) and scikit-image.</summary>
public class WarpParityTests
{
    // Positions are multiples of 1/32: only the 15-bit weights of OpenCV differ.
    private const int OneLevel = 1;

    // A position off by up to 1/64 in both directions, on ramps of at most 6 levels a pixel, plus rounding.
    private const int RoundedPositions = 2;

    // Single precision here and in OpenCV; double in scikit-image.
    private const double SinglePrecision = 2e-6;

    // The cubic weights of OpenCV come from a table in single precision and reach -0.14 and 1.1.
    private const double SinglePrecisionCubic = 5e-6;

    // Smoothed in single precision, then multiplied by up to 34.
    private const double FieldPrecision = 1e-4;

    private static readonly ImagingFixture Fixture = ImagingFixture.Load("warp");

    public static TheoryData<int, string> Cases => ImagingFixture.Rows("warp");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Warping_gives_what_the_peer_gives(int index, string name)
    {
        Assert.NotEmpty(name);
        var one = Fixture.Cases[index];
        if (one.Operation == "elastic")
        {
            var field = ElasticField.Create(one.Int("width"), one.Int("height"), one.Int("strength"), (float)one.Number("sigma"), (ulong)one.Int("seed"));
            Near.Floats(Fixture.Floats(one), field, FieldPrecision);
        }
        else if (one.Input.IsByte)
        {
            var levels = one.Input.Kind == "smooth" ? RoundedPositions : OneLevel;
            Near.Bytes(Fixture.Bytes(one), Warped(one, Pictures.Bytes(one.Input), [40, 90, 200, 255]), levels);
        }
        else
        {
            var cubic = one.Text("interpolation") == "Bicubic";
            ReadOnlySpan<float> fill = one.Peer == "skimage" ? [0, 0, 0, 0] : [0.25f, 0.5f, 0.75f, 1];
            Near.Floats(Fixture.Floats(one), Warped(one, Pictures.Floats(one.Input), fill), cubic ? SinglePrecisionCubic : SinglePrecision);
        }
    }

    private static Image<T> Warped<T>(FixtureCase one, Image<T> image, ReadOnlySpan<float> fill)
        where T : unmanaged
    {
        if (one.Operation == "rotate")
            return image.Rotate(one.Number("degrees"), border: BorderMode.Reflect);

        var (interpolation, border) = (one.Member<Interpolation>("interpolation"), one.Member<BorderMode>("border"));
        fill = fill[..image.Channels];
        var (width, height) = (one.Output.Width, one.Output.Height);
        return one.Operation switch
        {
            "remap" => image.Remap(Map(one), interpolation, border, fill),
            "affine" => image.WarpAffine(Affine(one.Numbers("matrix")), width, height, interpolation, border, fill),
            _ => image.WarpPerspective(
                PerspectiveTransform.FromPoints(Points(one.Numbers("source")), Points(one.Numbers("target"))), width, height, interpolation, border, fill),
        };
    }

    private static AffineTransform Affine(double[] m) => new(m[0], m[1], m[2], m[3], m[4], m[5]);

    private static (double X, double Y)[] Points(double[] numbers) => [.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))];

    private static Image<float> Map(FixtureCase one)
    {
        var map = new Image<float>(one.Int("width"), one.Int("height"), 2);
        var (seed, grid) = ((ulong)one.Int("seed"), one.Int("grid"));
        for (var i = 0; i < map.Samples.Length; i++)
        {
            var length = i % 2 == 0 ? one.Input.Width : one.Input.Height;
            map.Samples[i] = (float)((Math.Floor(SplitMix.Uniform(seed, (ulong)i) * (double)(grid * (length + 16))) / grid) - 8);
        }

        return map;
    }
}
