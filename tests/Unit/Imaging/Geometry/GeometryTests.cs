using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Geometry;

public class GeometryTests
{
    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (var (width, height) in new[] { (1, 1), (1, 9), (9, 1), (2, 3), (17, 16), (33, 19) })
        {
            for (var channels = 1; channels <= 4; channels++)
                shapes.Add(width, height, channels);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Flips_put_each_pixel_on_the_other_side(int width, int height, int channels)
    {
        var image = Sample.Shorts(width, height, channels);

        Sample.AssertSame(Sample.Of(width, height, channels, (x, y, c) => image[width - 1 - x, y, c]), image.FlipHorizontally());
        Sample.AssertSame(Sample.Of(width, height, channels, (x, y, c) => image[x, height - 1 - y, c]), image.FlipVertically());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Flipping_twice_changes_nothing(int width, int height, int channels)
    {
        var image = Sample.Floats(width, height, channels);
        var inPlace = image.Clone();
        inPlace.FlipHorizontallyTo(inPlace);
        inPlace.FlipHorizontallyTo(inPlace);

        Sample.AssertSame(image, image.FlipHorizontally().FlipHorizontally());
        Sample.AssertSame(image, image.FlipVertically().FlipVertically());
        Sample.AssertSame(image, inPlace);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Quarter_turns_go_counter_clockwise(int width, int height, int channels)
    {
        var image = Sample.Bytes(width, height, channels);

        Sample.AssertSame(Sample.Of(height, width, channels, (x, y, c) => image[y, height - 1 - x, c]), image.RotateQuarterTurns(3));
        Sample.AssertSame(Sample.Of(width, height, channels, (x, y, c) => image[width - 1 - x, height - 1 - y, c]), image.RotateQuarterTurns(2));
        Sample.AssertSame(Sample.Of(height, width, channels, (x, y, c) => image[width - 1 - y, x, c]), image.RotateQuarterTurns(1));
        Sample.AssertSame(image.RotateQuarterTurns(3), image.RotateQuarterTurns(-1));
        Sample.AssertSame(image, image.RotateQuarterTurns(4));
        Sample.AssertSame(Sample.Of(height, width, channels, (x, y, c) => image[y, x, c]), image.Transpose());
    }

    [Fact]
    public void A_crop_is_the_pixels_of_its_region()
    {
        var image = Sample.Bytes(9, 7, 3);
        var expected = Sample.Of(4, 3, 3, (x, y, c) => image[x + 2, y + 3, c]);
        var into = new Image<byte>(4, 3, 3);
        image.CropTo(2, 3, into);

        Sample.AssertSame(expected, image.Crop(2, 3, 4, 3));
        Sample.AssertSame(expected, into);
        Sample.AssertSame(image.Crop(2, 2, 4, 3), image.CropCentre(4, 3));
    }

    [Theory]
    [InlineData(-1, 0, 2, 2)]
    [InlineData(0, 6, 2, 2)]
    [InlineData(0, 0, 10, 2)]
    [InlineData(0, 0, 0, 2)]
    [InlineData(int.MaxValue, 0, 2, 2)]
    public void A_region_outside_the_picture_is_refused(int x, int y, int width, int height)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Bytes(9, 7, 3).Crop(x, y, width, height));
        Assert.Contains("9 x 7", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BorderMode.Constant, "iiiiiiabcdiiiiii")]
    [InlineData(BorderMode.Replicate, "aaaaaaabcddddddd")]
    [InlineData(BorderMode.Reflect, "cddcbaabcddcbaab")]
    [InlineData(BorderMode.Reflect101, "abcdcbabcdcbabcd")]
    [InlineData(BorderMode.Wrap, "cdabcdabcdabcdab")]
    public void A_border_goes_on_as_its_mode_says(BorderMode border, string expected)
    {
        var row = new Image<byte>(4, 1, 1, [.. "abcd"u8]);
        var column = new Image<byte>(1, 4, 1, [.. "abcd"u8]);

        Assert.Equal(expected, string.Concat(row.Pad(6, 0, 6, 0, border, 'i').Samples.ToArray().Select(value => (char)value)));
        Assert.Equal(expected, string.Concat(column.Pad(0, 6, 0, 6, border, 'i').Samples.ToArray().Select(value => (char)value)));
    }

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void One_pixel_borders_itself(BorderMode border) =>
        Assert.All(new Image<byte>(1, 1, 1, [7]).Pad(3, 2, 4, 5, border).Samples.ToArray(), value => Assert.Equal(7, value));

    [Fact]
    public void A_constant_border_has_a_value_for_each_channel()
    {
        var padded = Sample.Bytes(2, 2, 3).Pad(1, 1, 1, 1, BorderMode.Constant, 10, 20, 30);

        Assert.Equal<byte>([10, 20, 30], [padded[0, 0, 0], padded[3, 2, 1], padded[1, 3, 2]]);
        Assert.Throws<ArgumentException>(() => Sample.Bytes(2, 2, 3).Pad(1, 1, 1, 1, BorderMode.Constant, 10, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Bytes(2, 2, 3).Pad(1, -1, 1, 1));
    }

    [Fact]
    public void Results_of_the_wrong_shape_or_memory_are_refused()
    {
        var image = Sample.Bytes(5, 4, 3);

        Assert.Throws<ArgumentException>(() => image.FlipVerticallyTo(image));
        Assert.Throws<ArgumentException>(() => image.FlipHorizontallyTo(new Image<byte>(4, 5, 3)));
        Assert.Throws<ArgumentException>(() => image.RotateQuarterTurnsTo(1, new Image<byte>(5, 4, 3)));
        Assert.Throws<ArgumentException>(() => image.RotateQuarterTurnsTo(2, image));
    }
}
