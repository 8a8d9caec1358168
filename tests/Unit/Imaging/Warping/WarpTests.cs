using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Warping;

public class WarpTests
{
    private static readonly Interpolation[] Interpolations = [Interpolation.Nearest, Interpolation.NearestExact, Interpolation.Bilinear, Interpolation.Bicubic];

    public static TheoryData<Interpolation, int, int, int> Shapes()
    {
        var shapes = new TheoryData<Interpolation, int, int, int>();
        foreach (var interpolation in Interpolations)
        {
            foreach (var (width, height) in new[] { (1, 1), (1, 7), (7, 1), (2, 2), (3, 5), (17, 13) })
            {
                for (var channels = 1; channels <= 4; channels++)
                    shapes.Add(interpolation, width, height, channels);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_identity_changes_nothing(Interpolation interpolation, int width, int height, int channels)
    {
        var (bytes, shorts, floats) = (Sample.Bytes(width, height, channels), Sample.Shorts(width, height, channels), Sample.Floats(width, height, channels));
        var still = new Image<float>(width, height, 2);

        Sample.AssertSame(bytes, bytes.WarpAffine(AffineTransform.Identity, interpolation: interpolation));
        Sample.AssertSame(shorts, shorts.WarpPerspective(PerspectiveTransform.From(AffineTransform.Identity), interpolation: interpolation));
        Sample.AssertSame(floats, floats.Displace(still, interpolation));
        Sample.AssertSame(bytes, bytes.Rotate(360, interpolation: interpolation));
        Sample.AssertSame(bytes, bytes.Rotate(-720, expand: true, interpolation));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Turning_by_right_angles_moves_whole_pixels(Interpolation interpolation, int width, int height, int channels)
    {
        var image = Sample.Bytes(width, height, channels);
        for (var turns = 1; turns <= 3; turns++)
            Sample.AssertSame(image.RotateQuarterTurns(turns), image.Rotate(90 * turns, expand: true, interpolation));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_constant_picture_in_a_border_of_its_kind_stays_constant(Interpolation interpolation, int width, int height, int channels)
    {
        var image = Sample.Constant(width, height, channels, (byte)201);
        foreach (var border in Enum.GetValues<BorderMode>())
        {
            Sample.AssertSame(image, image.Rotate(31, interpolation: interpolation, border: border, fill: 201));
            Sample.AssertSame(image, image.Displace(ElasticField.Create(width, height, 20, 2, 5), interpolation, border, 201));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shift_by_whole_pixels_is_a_pad_and_a_crop(Interpolation interpolation, int width, int height, int channels)
    {
        var image = Sample.Floats(width, height, channels);
        foreach (var border in Enum.GetValues<BorderMode>())
        {
            var expected = image.Pad(3, 0, 0, 2, border, 0.5f).Crop(0, 2, width, height);
            Sample.AssertSame(expected, image.WarpAffine(AffineTransform.Translation(3, -2), null, null, interpolation, border, 0.5f));
        }
    }

    [Fact]
    public void Between_pixels_lies_their_weighted_mean()
    {
        var image = new Image<float>(2, 2, 1, [0, 10, 20, 70]);
        var map = new Image<float>(1, 1, 2, [0.25f, 0.5f]);

        Assert.Equal((0.5f * 2.5f) + (0.5f * 32.5f), image.Remap(map)[0, 0]);
    }

    [Fact]
    public void Positions_that_are_no_numbers_or_out_of_reach_have_the_fill()
    {
        float[] positions = [float.NaN, 0, 0, float.PositiveInfinity, float.NegativeInfinity, 0, 1e30f, 0, 0, -1e30f];
        var result = Sample.Bytes(3, 3, 2).Remap(new Image<float>(5, 1, 2, positions), border: BorderMode.Wrap, fill: [7, 9]);

        Assert.Equal([7, 9, 7, 9, 7, 9, 7, 9, 7, 9], result.Samples.ToArray());
    }

    [Fact]
    public void A_perspective_horizon_inside_the_result_does_no_harm()
    {
        var horizon = new PerspectiveTransform(1, 0, 0, 0, 1, 0, 0, 0.25, -1);
        foreach (var border in Enum.GetValues<BorderMode>())
            Assert.Equal(9 * 9 * 3, Sample.Bytes(9, 9, 3).WarpPerspective(horizon.Inverse(), border: border).Samples.Length);
    }

    [Fact]
    public void An_expanded_turn_loses_nothing()
    {
        var turned = Sample.Constant(20, 10, 1, 1f).Rotate(45, expand: true);

        // Interpolation spreads the corners a little beyond the result's edge.
        Assert.Equal((22, 22), (turned.Width, turned.Height));
        Assert.Equal(200, turned.Samples.ToArray().Sum(), 2.0);
    }

    [Fact]
    public void The_same_seed_bends_in_the_same_way()
    {
        var field = ElasticField.Create(28, 28, 34, 4, 11);

        Sample.AssertSame(field, ElasticField.Create(28, 28, 34, 4, 11));
        Assert.NotEqual(field.Samples.ToArray(), ElasticField.Create(28, 28, 34, 4, 12).Samples.ToArray());
        Assert.InRange(field.Samples.ToArray().Max(Math.Abs), 0.5f, 34f);
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        var image = Sample.Bytes(8, 6, 3);

        Assert.Throws<ArgumentException>(() => image.WarpAffineTo(image, AffineTransform.Identity));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Rotate(10, interpolation: Interpolation.Lanczos));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Rotate(double.NaN));
        Assert.Throws<ArgumentException>(() => image.Remap(new Image<float>(8, 6, 3)));
        Assert.Throws<ArgumentException>(() => image.Displace(new Image<float>(6, 8, 2)));
        Assert.Throws<ArgumentException>(() => image.Rotate(10, fill: [1, 2]));
        Assert.Throws<NotSupportedException>(() => new Image<int>(2, 2, 1).Rotate(10));
    }
}
