using System.Numerics;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Colour;

public class ColourSpaceTests
{
    private const float Precision = 2e-5f;

    // L*a*b* reaches 100; its vectors go through logarithms.
    private const float LabPrecision = 2e-3f;

    private static readonly (float R, float G, float B)[] Colours =
    [
        (0, 0, 0), (1, 1, 1), (0.5f, 0.5f, 0.5f), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 1, 1), (1, 0, 1), (0.2f, 0.2f, 0.7f), (0.7f, 0.2f, 0.2f),
        (0.2f, 0.7f, 0.2f), (0.01f, 0.02f, 0.03f), (0.9f, 0.8f, 0.1f), (1e-6f, 0, 0), (0.3f, 0.9f, 0.9f),
    ];

    public static TheoryData<int, int> Shapes => new() { { 1, 1 }, { 3, 2 }, { 17, 3 }, { 64, 2 } };

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(1, 1, 0, 1 / 6f)]
    [InlineData(0, 1, 0, 2 / 6f)]
    [InlineData(0, 1, 1, 3 / 6f)]
    [InlineData(0, 0, 1, 4 / 6f)]
    [InlineData(1, 0, 1, 5 / 6f)]
    public void Hue_goes_round_from_red_over_green_and_blue(float r, float g, float b, float hue)
    {
        Assert.Equal(hue, Hsv.FromRgb(r, g, b).H, Precision);
        Assert.Equal((1f, 1f), (Hsv.FromRgb(r, g, b).S, Hsv.FromRgb(r, g, b).V));
    }

    [Fact]
    public void White_grey_and_black_have_no_chroma()
    {
        foreach (var level in new[] { 0, 0.25f, 1 })
        {
            Assert.Equal((0f, 0f, level), Hsv.FromRgb(level, level, level));
            var (_, a, b) = Lab.FromRgb(level, level, level);
            Assert.Equal(0, a, 0.01f);
            Assert.Equal(0, b, 0.01f);
        }

        Assert.Equal(100, Lab.FromRgb(1, 1, 1).L, 1e-3f);
        Assert.Equal(53.39f, Lab.FromRgb(0.5f, 0.5f, 0.5f).L, 0.01f);
    }

    [Fact]
    public void Lanes_convert_as_the_scalar_definitions_do()
    {
        foreach (var (r, g, b) in Colours)
        {
            var (lanes, labLanes) = (Hsv.FromRgb(All(r), All(g), All(b)), Lab.FromRgb(All(r), All(g), All(b)));
            AssertNear(Hsv.FromRgb(r, g, b), (lanes.H[0], lanes.S[0], lanes.V[0]), Precision);
            AssertNear(Lab.FromRgb(r, g, b), (labLanes.L[0], labLanes.A[0], labLanes.B[0]), LabPrecision);

            var (back, labBack) = (Hsv.ToRgb(lanes.H, lanes.S, lanes.V), Lab.ToRgb(labLanes.L, labLanes.A, labLanes.B));
            AssertNear(Hsv.ToRgb(lanes.H[0], lanes.S[0], lanes.V[0]), (back.R[0], back.G[0], back.B[0]), Precision);
            AssertNear(Lab.ToRgb(labLanes.L[0], labLanes.A[0], labLanes.B[0]), (labBack.R[0], labBack.G[0], labBack.B[0]), Precision);
            AssertNear((r, g, b), (back.R[0], back.G[0], back.B[0]), Precision);
            AssertNear((r, g, b), (labBack.R[0], labBack.G[0], labBack.B[0]), 5e-5f);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Floats_come_back_from_every_space(int width, int height)
    {
        for (var channels = 3; channels <= 4; channels++)
        {
            var image = Sample.Floats(width, height, channels);

            Sample.AssertNear(image, image.ToHsv().FromHsv(), Precision);
            Sample.AssertNear(image, image.ToLab().FromLab(), 5e-5f);
            Sample.AssertNear(image, image.ToYCbCr().FromYCbCr(), Precision);
            Sample.AssertNear(image, image.ToYCbCr(YCbCrRange.Studio).FromYCbCr(YCbCrRange.Studio), Precision);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bytes_come_back_nearly(int width, int height)
    {
        var image = Sample.Bytes(width, height, 4);
        foreach (var (back, levels) in new[] { (image.ToHsv().FromHsv(), 4), (image.ToYCbCr().FromYCbCr(), 2) })
        {
            for (var i = 0; i < image.Samples.Length; i++)
                Assert.InRange(back.Samples[i], image.Samples[i] - levels, image.Samples[i] + levels);
        }
    }

    [Fact]
    public void Alpha_passes_unchanged()
    {
        var image = Sample.Shorts(9, 5, 4);
        foreach (var changed in new[] { image.ToHsv(), image.ToLab(), image.ToYCbCr(), image.AdjustHue(0.2f), image.AdjustSaturation(0.3f) })
            Assert.Equal(Sample.Of(9, 5, 1, (x, y, _) => image[x, y, 3]).Samples, Sample.Of(9, 5, 1, (x, y, _) => changed[x, y, 3]).Samples);
    }

    [Fact]
    public void A_byte_of_hue_never_reaches_the_full_circle()
    {
        // Just below red: hue 0.9993, nearer to step 256 than to 255.
        var image = new Image<byte>(1, 1, 3, [255, 0, 1]);

        Assert.Equal([0, 255, 255], image.ToHsv().Samples.ToArray());
    }

    [Fact]
    public void Jpeg_and_television_ranges_end_where_they_should()
    {
        var image = new Image<byte>(4, 1, 3, [0, 0, 0, 255, 255, 255, 0, 0, 255, 255, 0, 0]);

        Assert.Equal([0, 128, 128, 255, 128, 128, 29, 255, 107, 76, 85, 255], image.ToYCbCr().Samples.ToArray());
        Assert.Equal([16, 128, 128, 235, 128, 128, 41, 240, 110, 81, 90, 240], image.ToYCbCr(YCbCrRange.Studio).Samples.ToArray());
    }

    [Fact]
    public void Grey_pictures_have_no_other_coordinates()
    {
        Assert.Contains("3 (RGB)", Assert.Throws<ArgumentException>(() => Sample.Bytes(3, 3, 1).ToHsv()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Bytes(3, 3, 3).ToYCbCr((YCbCrRange)5));
    }

    private static Vector<float> All(float value) => new(value);

    private static void AssertNear((float A, float B, float C) expected, (float A, float B, float C) actual, float tolerance)
    {
        Assert.Equal(expected.A, actual.A, tolerance);
        Assert.Equal(expected.B, actual.B, tolerance);
        Assert.Equal(expected.C, actual.C, tolerance);
    }
}
