using System.IO.Compression;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class PngEncoderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Decoding_gives_the_same_picture_for_every_size(int channels)
    {
        for (var width = 1; width <= 37; width += 3)
        {
            var bytes = new Image<byte>(width, 5, channels, SplitMix.Bytes((ulong)width, width * 5 * channels));
            var words = new Image<ushort>(width, 5, channels, [.. Enumerable.Range(0, width * 5 * channels).Select(i => (ushort)SplitMix.Bits(3, (ulong)i))]);

            TestPictures.AssertSame(bytes, ImageFile.Decode(ImageFile.Encode(bytes, ImageFormat.Png)));
            TestPictures.AssertSame(words, ImageFile.Decode16(ImageFile.Encode(words, ImageFormat.Png)));
        }
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Every_level_of_compression_gives_the_same_picture(CompressionLevel level)
    {
        var image = TestPictures.Smooth(150, 140, 3);

        var file = ImageFile.Encode(image, ImageFormat.Png, new EncodeOptions { PngCompression = level });

        TestPictures.AssertSame(image, ImageFile.Decode(file));
    }

    [Fact]
    public void Filters_make_smooth_pictures_small()
    {
        var image = TestPictures.Smooth(200, 100, 3);

        Assert.InRange(ImageFile.Encode(image, ImageFormat.Png).Length, 100, image.Samples.Length / 10);
    }

    [Fact]
    public void A_large_picture_is_cut_into_chunks()
    {
        var image = new Image<byte>(300, 300, 3, SplitMix.Bytes(1, 300 * 300 * 3));
        var file = ImageFile.Encode(image, ImageFormat.Png);

        Assert.True(file.AsSpan().Count("IDAT"u8) > 1);
        TestPictures.AssertSame(image, ImageFile.Decode(file));
    }
}
