using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Colour;

public class AdjustmentTests
{
    private const float Precision = 2e-5f;

    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (var (width, height) in new[] { (1, 1), (1, 5), (7, 1), (33, 3), (64, 2) })
        {
            for (var channels = 1; channels <= 4; channels++)
                shapes.Add(width, height, channels);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_factor_of_one_changes_nothing(int width, int height, int channels)
    {
        var (bytes, shorts) = (Sample.Bytes(width, height, channels), Sample.Shorts(width, height, channels));

        Sample.AssertSame(bytes, bytes.AdjustBrightness(1));
        Sample.AssertSame(bytes, bytes.AdjustContrast(1));
        Sample.AssertSame(bytes, bytes.AdjustGamma(1));
        Sample.AssertSame(bytes, bytes.AdjustSaturation(1));
        Sample.AssertSame(bytes, bytes.AdjustHue(0));
        Sample.AssertSame(shorts, shorts.AdjustBrightness(1));
        Sample.AssertNear(Sample.Floats(width, height, channels), Sample.Floats(width, height, channels).AdjustHue(1), Precision);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Brightness_and_contrast_follow_their_formulas(int width, int height, int channels)
    {
        var image = Sample.Floats(width, height, channels);
        var colours = channels >= 3 ? 3 : 1;
        var luma = new[] { 0.299, 0.587, 0.114 };
        var mean = Enumerable.Range(0, width * height).Average(i =>
            colours == 1 ? image.Samples[i * channels] : Enumerable.Range(0, 3).Sum(c => luma[c] * image.Samples[(i * channels) + c]));

        Image<float> Expected(Func<float, double> map) => Sample.Of(width, height, channels, (x, y, c) =>
            c < colours ? (float)Math.Clamp(map(image[x, y, c]), 0, 1) : image[x, y, c]);

        Sample.AssertNear(Expected(value => 1.6 * value), image.AdjustBrightness(1.6f), Precision);
        Sample.AssertNear(Expected(value => (1.9 * value) - (0.9 * mean)), image.AdjustContrast(1.9f), Precision);
        Sample.AssertNear(Expected(value => 0.8 * Math.Pow(value, 2.2)), image.AdjustGamma(2.2f, 0.8f), Precision);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Adjusting_in_place_gives_the_same(int width, int height, int channels)
    {
        var image = Sample.Bytes(width, height, channels);
        var expected = image.AdjustBrightness(1.2f).AdjustContrast(0.7f).AdjustGamma(1.4f).AdjustSaturation(1.5f).AdjustHue(0.1f);
        image.AdjustBrightnessTo(image, 1.2f);
        image.AdjustContrastTo(image, 0.7f);
        image.AdjustGammaTo(image, 1.4f);
        image.AdjustSaturationTo(image, 1.5f);
        image.AdjustHueTo(image, 0.1f);

        Sample.AssertSame(expected, image);
    }

    [Fact]
    public void Factors_of_zero_take_everything_away()
    {
        var image = Sample.Bytes(13, 7, 3);

        Assert.All(image.AdjustBrightness(0).Samples.ToArray(), value => Assert.Equal(0, value));
        Assert.Single(image.AdjustContrast(0).Samples.ToArray().Distinct());
        Sample.AssertSame(image.WithChannels(1).WithChannels(3), image.AdjustSaturation(0));
    }

    [Fact]
    public void A_third_of_the_circle_makes_red_green()
    {
        var red = new Image<byte>(1, 1, 3, [200, 10, 10]);

        Assert.Equal([10, 200, 10], red.AdjustHue(1 / 3f).Samples.ToArray());
        Assert.Equal([10, 10, 200], red.AdjustHue(-1 / 3f).Samples.ToArray());
    }

    [Fact]
    public void Noise_along_the_principal_colours_shifts_all_pixels_alike()
    {
        var image = Sample.Constant(5, 4, 3, 0.5f);
        var noisy = image.AddPcaNoise(PcaColour.ImageNet, seed: 3);
        var (red, green, blue) = PcaColour.ImageNet.Shift(3);

        Sample.AssertNear(Sample.Of(5, 4, 3, (_, _, c) => 0.5f + (c == 0 ? red : c == 1 ? green : blue)), noisy, Precision);
        Sample.AssertSame(noisy, image.AddPcaNoise(PcaColour.ImageNet, seed: 3));
        Assert.NotEqual(noisy.Samples.ToArray(), image.AddPcaNoise(PcaColour.ImageNet, seed: 4).Samples.ToArray());
        Assert.Equal((0f, 0f, 0f), PcaColour.ImageNet.Shift(0, 0, 0));
    }

    [Fact]
    public void Principal_colours_solve_the_eigenvalue_problem()
    {
        double[] covariance = [4, 1, -0.5, 1, 3, 0.25, -0.5, 0.25, 2];
        var colours = PcaColour.FromCovariance(covariance);
        for (var k = 0; k < 3; k++)
        {
            var vector = Enumerable.Range(0, 3).Select(row => (double)colours.Eigenvectors[(3 * row) + k]).ToArray();
            Assert.Equal(1, vector.Sum(part => part * part), 1e-6);
            for (var row = 0; row < 3; row++)
                Assert.Equal(colours.Eigenvalues[k] * vector[row], Enumerable.Range(0, 3).Sum(j => covariance[(3 * row) + j] * vector[j]), 1e-5);
        }

        Assert.Equal(9, colours.Eigenvalues.ToArray().Sum(), 1e-5);
        Assert.True(colours.Eigenvalues[0] >= colours.Eigenvalues[1] && colours.Eigenvalues[1] >= colours.Eigenvalues[2]);
    }

    [Fact]
    public void A_diagonal_or_empty_covariance_has_the_axes()
    {
        Assert.Equal([1f, 0, 0, 0, 1, 0, 0, 0, 1], PcaColour.FromCovariance([3, 0, 0, 0, 2, 0, 0, 0, 1]).Eigenvectors.ToArray());
        Assert.Equal([0f, 0, 0], PcaColour.FromCovariance(new double[9]).Eigenvalues.ToArray());
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        var image = Sample.Bytes(3, 3, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.AdjustBrightness(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.AdjustContrast(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.AdjustGamma(float.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.AdjustHue(float.NaN));
        Assert.Throws<ArgumentException>(() => image.AdjustHueTo(new Image<byte>(3, 4, 3), 0));
        Assert.Throws<ArgumentException>(() => Sample.Bytes(3, 3, 1).AddPcaNoise(PcaColour.ImageNet, 1));
        Assert.Throws<ArgumentException>(() => PcaColour.FromCovariance(new double[8]));
        Assert.Throws<ArgumentException>(() => PcaColour.FromCovariance([1, 0, 0, 0, double.NaN, 0, 0, 0, 1]));
    }
}
