using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Resizing;

public class ResizeTests
{
    // Weights that add up to 1 within single precision.
    private const float Rounding = 1e-5f;

    private static readonly (int Width, int Height, int NewWidth, int NewHeight)[] Sizes =
    [
        (1, 1, 1, 1), (1, 1, 7, 5), (1, 9, 3, 2), (9, 1, 2, 3), (2, 2, 31, 17), (31, 37, 13, 11), (13, 11, 31, 37), (40, 30, 20, 15), (17, 5, 17, 9),
        (64, 3, 5, 3), (300, 2, 3, 1),
    ];

    public static TheoryData<Interpolation, bool, int> Filters()
    {
        var filters = new TheoryData<Interpolation, bool, int>();
        foreach (var interpolation in Enum.GetValues<Interpolation>())
        {
            for (var channels = 1; channels <= 4; channels++)
            {
                filters.Add(interpolation, false, channels);
                filters.Add(interpolation, true, channels);
            }
        }

        return filters;
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void The_same_size_is_a_copy(Interpolation interpolation, bool antialias, int channels)
    {
        var image = Sample.Bytes(13, 7, channels);
        var result = image.Resize(13, 7, interpolation, antialias);

        Sample.AssertSame(image, result);
        Assert.False(image.Samples.Overlaps(result.Samples));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_constant_picture_stays_constant(Interpolation interpolation, bool antialias, int channels)
    {
        foreach (var (width, height, newWidth, newHeight) in Sizes)
        {
            foreach (var value in new byte[] { 0, 1, 127, 254, 255 })
            {
                var bytes = Sample.Constant(width, height, channels, value).Resize(newWidth, newHeight, interpolation, antialias);
                Sample.AssertSame(Sample.Constant(newWidth, newHeight, channels, value), bytes);
            }

            var shorts = Sample.Constant(width, height, channels, (ushort)51_234).Resize(newWidth, newHeight, interpolation, antialias);
            Sample.AssertSame(Sample.Constant(newWidth, newHeight, channels, (ushort)51_234), shorts);
            var floats = Sample.Constant(width, height, channels, 0.7f).Resize(newWidth, newHeight, interpolation, antialias);
            Sample.AssertNear(Sample.Constant(newWidth, newHeight, channels, 0.7f), floats, Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Bytes_are_resized_as_their_floats_are(Interpolation interpolation, bool antialias, int channels)
    {
        // Where PIL's convention rounds and clamps between the passes, that step is missing in the floats: only the width changes here.
        foreach (var (width, height, newWidth, _) in Sizes)
        {
            var bytes = Sample.Bytes(width, height, channels);
            var floats = Sample.Of(width, height, channels, (x, y, c) => (float)bytes[x, y, c]);
            var actual = bytes.Resize(newWidth, height, interpolation, antialias);
            var expected = floats.Resize(newWidth, height, interpolation, antialias);
            for (var i = 0; i < actual.Samples.Length; i++)
                Assert.InRange(actual.Samples[i], Math.Clamp(expected.Samples[i], 0, 255) - 1, Math.Clamp(expected.Samples[i], 0, 255) + 1);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_region_is_resized_as_its_crop_is(Interpolation interpolation, bool antialias, int channels)
    {
        var image = Sample.Bytes(41, 29, channels);
        var region = new PixelRegion(11, 5, 30, 24);
        var result = new Image<byte>(16, 33, channels);
        image.ResizeTo(result, interpolation, antialias, region);

        Sample.AssertSame(image.Crop(region).Resize(16, 33, interpolation, antialias), result);
    }

    [Theory]
    [InlineData(Interpolation.Bilinear, false)]
    [InlineData(Interpolation.Bilinear, true)]
    [InlineData(Interpolation.Bicubic, true)]
    public void A_ramp_stays_a_ramp_inside(Interpolation interpolation, bool antialias)
    {
        var ramp = Sample.Of(16, 16, 3, (x, y, c) => (2f * x) + y + (10 * c));
        var result = ramp.Resize(48, 32, interpolation, antialias);

        for (var y = 8; y < 24; y++)
        {
            for (var x = 12; x < 36; x++)
                Assert.Equal((2 * (((x + 0.5) / 3) - 0.5)) + ((y + 0.5) / 2) - 0.5 + 10, result[x, y, 1], 1e-4);
        }
    }

    [Fact]
    public void Area_is_the_mean_of_the_pixels_that_are_covered()
    {
        var image = new Image<float>(3, 1, 1, [3, 6, 12]);

        Assert.Equal([4f, 10f], image.Resize(2, 1, Interpolation.Area, antialias: false).Samples.ToArray());
    }

    [Fact]
    public void The_shorter_side_decides_and_the_shape_is_kept()
    {
        var wide = Sample.Bytes(60, 41, 3).ResizeShorterSide(20);
        var tall = Sample.Bytes(41, 60, 3).ResizeShorterSide(20);

        Assert.Equal((29, 20), (wide.Width, wide.Height));
        Assert.Equal((20, 29), (tall.Width, tall.Height));
    }

    [Fact]
    public void Resizing_into_a_picture_takes_no_new_memory()
    {
        var image = Sample.Bytes(320, 200, 3);
        var result = new Image<byte>(112, 112, 3);
        for (var i = 0; i < 5; i++)
            image.ResizeTo(result);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            image.ResizeTo(result);

        // A collection may empty the pool now and then; without the pool the 20 calls would take several hundred kilobytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void What_cannot_be_done_is_refused_with_the_reason()
    {
        var image = Sample.Bytes(8, 6, 3);

        Refused<ArgumentException>("3 channels", () => image.ResizeTo(new Image<byte>(4, 4, 1)));
        Refused<ArgumentException>("share memory", () => image.ResizeTo(image));
        Refused<ArgumentOutOfRangeException>("8 x 6", () => image.ResizeTo(new Image<byte>(4, 4, 3), region: new(5, 0, 4, 6)));
        Refused<ArgumentOutOfRangeException>("width", () => image.Resize(0, 4));
        Refused<ArgumentOutOfRangeException>("Interpolation", () => image.Resize(4, 4, (Interpolation)77));
        Refused<NotSupportedException>("Double", () => new Image<double>(2, 2, 1).Resize(3, 3));
    }

    private static void Refused<TException>(string reason, Action action)
        where TException : Exception => Assert.Contains(reason, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
