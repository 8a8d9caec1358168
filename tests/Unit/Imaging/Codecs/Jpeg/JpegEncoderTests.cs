using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

public class JpegEncoderTests
{
    /// <summary>Decibels: 40 is called visually lossless. The picture is a slope, whose colour survives halving.</summary>
    private const double GoodPsnr = 40;

    [Theory]
    [InlineData(ChromaSubsampling.Chroma444)]
    [InlineData(ChromaSubsampling.Chroma422)]
    [InlineData(ChromaSubsampling.Chroma420)]
    public void Every_size_comes_back_nearly_the_same(ChromaSubsampling chroma)
    {
        for (var width = 1; width <= 34; width++)
        {
            var height = 35 - width;
            var picture = Slope(width, height, 3);

            var back = ImageFile.Decode(ImageFile.Encode(picture, ImageFormat.Jpeg, new EncodeOptions { JpegQuality = 97, JpegChroma = chroma }));

            Assert.Equal((width, height, 3), (back.Width, back.Height, back.Channels));
            Assert.True(Psnr(picture, back) > GoodPsnr, $"{width} x {height} {chroma}: {Psnr(picture, back):F1} dB");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 9)]
    [InlineData(16, 8)]
    [InlineData(33, 31)]
    public void Grey_comes_back_as_grey(int width, int height)
    {
        var picture = Slope(width, height, 1);

        var back = ImageFile.Decode(ImageFile.Encode(picture, ImageFormat.Jpeg, new EncodeOptions { JpegQuality = 97 }));

        Assert.Equal((width, height, 1), (back.Width, back.Height, back.Channels));
        Assert.True(Psnr(picture, back) > GoodPsnr);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    public void Alpha_is_dropped(int channels, int kept)
    {
        var with = Slope(19, 10, channels);
        var without = new Image<byte>(19, 10, kept);
        for (var y = 0; y < 10; y++)
        {
            for (var x = 0; x < 19; x++)
            {
                for (var channel = 0; channel < kept; channel++)
                    without[x, y, channel] = with[x, y, channel];
            }
        }

        Assert.Equal(ImageFile.Encode(without, ImageFormat.Jpeg), ImageFile.Encode(with, ImageFormat.Jpeg));
    }

    [Fact]
    public void Quality_buys_likeness_with_bytes()
    {
        var picture = new Image<byte>(64, 48, 3, SplitMix.Bytes(1, 64 * 48 * 3));
        var (bytes, psnr) = (0, 0.0);
        foreach (var quality in new[] { 1, 10, 30, 50, 70, 90, 100 })
        {
            var file = ImageFile.Encode(picture, ImageFormat.Jpeg, new EncodeOptions { JpegQuality = quality, JpegChroma = ChromaSubsampling.Chroma444 });
            var likeness = Psnr(picture, ImageFile.Decode(file));

            Assert.True(file.Length > bytes && likeness > psnr, $"Quality {quality}: {file.Length} bytes, {likeness:F1} dB after {bytes} bytes, {psnr:F1} dB.");
            (bytes, psnr) = (file.Length, likeness);
        }
    }

    [Fact]
    public void Tables_made_for_the_picture_save_bytes_and_change_nothing()
    {
        var picture = Slope(64, 48, 3);

        var plain = ImageFile.Encode(picture, ImageFormat.Jpeg);
        var optimised = ImageFile.Encode(picture, ImageFormat.Jpeg, new EncodeOptions { JpegOptimisedTables = true });

        Assert.True(optimised.Length < plain.Length);
        Assert.Equal(ImageFile.Decode(plain).Samples, ImageFile.Decode(optimised).Samples);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Quality_beyond_its_range_is_refused(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Encode(Slope(2, 2, 3), ImageFormat.Jpeg, new EncodeOptions { JpegQuality = quality }));

    [Fact]
    public void An_unknown_subsampling_is_refused()
    {
        var options = new EncodeOptions { JpegChroma = (ChromaSubsampling)9 };
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Encode(Slope(2, 2, 3), ImageFormat.Jpeg, options));
    }

    [Fact]
    public void A_picture_too_long_for_the_format_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => ImageFile.Encode(new Image<byte>(65_501, 1, 1), ImageFormat.Jpeg));
        Assert.Contains("65501 x 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_picture_goes_both_ways()
    {
        var back = ImageFile.Decode(ImageFile.Encode(Slope(65_500, 1, 1), ImageFormat.Jpeg));
        Assert.Equal((65_500, 1), (back.Width, back.Height));
    }

    private static Image<byte> Slope(int width, int height, int channels)
    {
        var image = new Image<byte>(width, height, channels);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var channel = 0; channel < channels; channel++)
                    image[x, y, channel] = (byte)((((channel + 2) * x) + (3 * y) + (40 * channel)) % 510 is var wave && wave < 256 ? wave : 510 - wave);
            }
        }

        return image;
    }

    private static double Psnr(Image<byte> expected, Image<byte> actual)
    {
        var squares = 0.0;
        for (var i = 0; i < expected.Samples.Length; i++)
            squares += Math.Pow(expected.Samples[i] - actual.Samples[i], 2);
        return squares == 0 ? double.PositiveInfinity : 10 * Math.Log10(255 * 255 * expected.Samples.Length / squares);
    }
}
