using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Conversion;

public class ConversionTests
{
    [Theory]
    [InlineData(1, 2, "7 255")]
    [InlineData(1, 3, "7 7 7")]
    [InlineData(1, 4, "7 7 7 255")]
    [InlineData(2, 1, "7")]
    [InlineData(2, 3, "7 7 7")]
    [InlineData(2, 4, "7 7 7 80")]
    [InlineData(3, 1, "55")]
    [InlineData(3, 2, "55 255")]
    [InlineData(3, 4, "7 80 50 255")]
    [InlineData(4, 1, "55")]
    [InlineData(4, 2, "55 9")]
    [InlineData(4, 3, "7 80 50")]
    public void Channels_are_repeated_weighed_added_and_dropped(int from, int to, string samples)
    {
        byte[] pixel = [7, 80, 50, 9];
        var image = new Image<byte>(1, 1, from, pixel[..from]);

        Assert.Equal(samples, string.Join(' ', image.WithChannels(to).Samples.ToArray()));
    }

    [Fact]
    public void Other_samples_convert_alike()
    {
        var words = new Image<ushort>(1, 1, 3, [7 * 257, 80 * 257, 50 * 257]);
        var floats = new Image<float>(1, 1, 3, [0.25f, 0.5f, 1f]);

        Assert.Equal([(7 * 257), (80 * 257), (50 * 257), 65_535], words.WithChannels(4).Samples.ToArray().Select(sample => (int)sample));
        Assert.InRange(words.WithChannels(1).Samples[0], 54 * 257, 55 * 257);
        Assert.Equal([0.25f, 0.5f, 1f, 1f], floats.WithChannels(4).Samples.ToArray());
        Assert.Equal((0.299f * 0.25f) + (0.587f * 0.5f) + 0.114f, floats.WithChannels(1).Samples[0], 1e-6f);
    }

    [Fact]
    public void White_stays_white_in_grey()
    {
        Assert.Equal(255, new Image<byte>(1, 1, 3, [255, 255, 255]).WithChannels(1)[0, 0]);
        Assert.Equal(65_535, new Image<ushort>(1, 1, 3, [65_535, 65_535, 65_535]).WithChannels(1)[0, 0]);
    }

    [Fact]
    public void The_same_number_of_channels_is_the_same_picture()
    {
        var image = new Image<byte>(1, 1, 3);

        Assert.Same(image, image.WithChannels(3));
        Assert.Same(image, image.Over(1, 2, 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Impossible_numbers_of_channels_are_refused(int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image<byte>(1, 1, 3).WithChannels(channels));

    [Fact]
    public void Alpha_blends_with_the_background()
    {
        var rgba = new Image<byte>(3, 1, 4, [10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 200, 128]);
        var grey = new Image<byte>(2, 1, 2, [200, 255, 200, 51]);

        Assert.Equal([10, 20, 30, 1, 2, 3, 0, 51, 102], rgba.Over(1, 2, 3).Samples.ToArray());
        Assert.Equal([200, 120], grey.Over(100).Samples.ToArray());
        Assert.Equal([0.75f], new Image<float>(1, 1, 2, [0.5f, 0.5f]).Over(1f).Samples.ToArray());
        Assert.Equal([49_151], new Image<ushort>(1, 1, 2, [32_767, 32_768]).Over(65_535).Samples.ToArray().Select(sample => (int)sample));
        Assert.Throws<ArgumentException>(() => rgba.Over(1));
    }

    [Fact]
    public void Packed_layouts_come_and_go()
    {
        var rgb = new Image<byte>(2, 1, 3, [1, 2, 3, 4, 5, 6]);
        var rgba = new Image<byte>(1, 1, 4, [1, 2, 3, 4]);
        var grey = new Image<byte>(1, 1, 1, [9]);

        Assert.Equal([3, 2, 1, 255, 6, 5, 4, 255], rgb.ToBgra32());
        Assert.Equal([1, 2, 3, 255, 4, 5, 6, 255], rgb.ToRgba32());
        Assert.Equal([3, 2, 1, 6, 5, 4], rgb.ToBgr24());
        Assert.Equal([3, 2, 1, 4], rgba.ToBgra32());
        Assert.Equal([1, 2, 3, 4], rgba.ToRgba32());
        Assert.Equal([3, 2, 1], rgba.ToBgr24());
        Assert.Equal([9, 9, 9, 255], grey.ToBgra32());
        Assert.Equal([9, 9, 9, 255], grey.ToRgba32());
        Assert.Equal([9, 9, 9], grey.ToBgr24());
        Assert.Equal([1, 2, 3, 4], PackedPixels.FromBgra32([3, 2, 1, 4], 1, 1).Samples.ToArray());
        Assert.Equal([3, 2, 1, 4], PackedPixels.FromRgba32([3, 2, 1, 4], 1, 1).Samples.ToArray());
        Assert.Equal([1, 2, 3], PackedPixels.FromBgr24([3, 2, 1], 1, 1).Samples.ToArray());
    }

    [Fact]
    public void Packed_memory_of_the_wrong_length_is_refused()
    {
        var rgb = new Image<byte>(2, 1, 3);

        Assert.Throws<ArgumentException>(() => rgb.CopyToBgra32(new byte[6]));
        Assert.Throws<ArgumentException>(() => rgb.CopyToRgba32(new byte[9]));
        Assert.Throws<ArgumentException>(() => PackedPixels.FromBgra32(new byte[7], 2, 1));
        Assert.Throws<ArgumentException>(() => PackedPixels.FromRgba32(new byte[7], 2, 1));
        Assert.Throws<ArgumentException>(() => PackedPixels.FromBgr24(new byte[7], 2, 1));
    }

    [Fact]
    public void Bytes_survive_floats_and_words()
    {
        var all = new Image<byte>(256, 1, 1, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        var words = new Image<ushort>(65_536, 1, 1, [.. Enumerable.Range(0, 65_536).Select(i => (ushort)i)]);

        Assert.Equal(all.Samples.ToArray(), all.ToFloat().ToByte().Samples.ToArray());
        Assert.Equal(all.Samples.ToArray(), all.ToUInt16().ToByte().Samples.ToArray());
        Assert.Equal(words.Samples.ToArray(), words.ToFloat().ToUInt16().Samples.ToArray());
        Assert.Equal([0f, 1f], new Image<byte>(2, 1, 1, [0, 255]).ToFloat().Samples.ToArray());
    }

    [Fact]
    public void Floats_outside_the_range_are_cut_off_and_NaN_is_black() =>
        Assert.Equal([0, 255, 0, 128], new Image<float>(4, 1, 1, [-3, 7, float.NaN, 0.5f]).ToByte().Samples.ToArray());
}
