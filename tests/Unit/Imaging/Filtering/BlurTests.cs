using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Filtering;

public class BlurTests
{
    private const float Rounding = 1e-5f;

    public static TheoryData<BorderMode, int> Borders()
    {
        var borders = new TheoryData<BorderMode, int>();
        foreach (var border in Enum.GetValues<BorderMode>())
        {
            for (var channels = 1; channels <= 4; channels++)
                borders.Add(border, channels);
        }

        return borders;
    }

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_constant_picture_in_a_border_of_its_kind_stays_constant(BorderMode border, int channels)
    {
        foreach (var (width, height) in new[] { (1, 1), (1, 9), (9, 1), (2, 3), (31, 17) })
        {
            var bytes = Sample.Constant(width, height, channels, (byte)93);
            var floats = Sample.Constant(width, height, channels, 0.3f);

            Sample.AssertSame(bytes, bytes.GaussianBlur(1.7f, border: border, fill: 93));
            Sample.AssertSame(bytes, bytes.BoxBlur(4, border, 93));
            Sample.AssertNear(floats, floats.GaussianBlur(3, border: border, fill: 0.3f), Rounding);
            Sample.AssertNear(floats, floats.BoxBlur(2, border, 0.3f), Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_box_blur_is_the_mean_of_its_square(BorderMode border, int channels)
    {
        var image = Sample.Floats(7, 5, channels);
        var padded = image.Pad(1, 1, 1, 1, border, 0.5f);
        var expected = Sample.Of(7, 5, channels, (x, y, c) =>
            Enumerable.Range(0, 9).Sum(i => padded[x + (i % 3), y + (i / 3), c]) / 9);

        Sample.AssertNear(expected, image.BoxBlur(1, border, 0.5f), Rounding);
    }

    [Fact]
    public void A_point_becomes_a_bell()
    {
        var point = new Image<float>(21, 21, 1);
        point[10, 10] = 1;
        var blurred = point.GaussianBlur(1.5f);

        Assert.Equal(1, blurred.Samples.ToArray().Sum(), 1e-5);
        Assert.Equal(Math.Exp(-(9 + 4) / (2 * 2.25)), blurred[13, 8] / blurred[10, 10], 1e-5);
    }

    [Fact]
    public void Blurring_in_place_gives_the_same()
    {
        var image = Sample.Bytes(23, 11, 3);
        var expected = image.GaussianBlur(2);
        image.GaussianBlurTo(image, 2);

        Sample.AssertSame(expected, image);
    }

    [Fact]
    public void A_radius_of_zero_changes_nothing() => Sample.AssertSame(Sample.Shorts(9, 4, 2), Sample.Shorts(9, 4, 2).BoxBlur(0));

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        var image = Sample.Bytes(4, 4, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.GaussianBlur(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.GaussianBlur(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.BoxBlur(-1));
        Assert.Throws<ArgumentException>(() => image.BoxBlurTo(new Image<byte>(4, 5, 1), 1));
    }
}
