using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Fixtures that cjpeg made of source.png and source-grey.png: our files are the same, byte for byte.</summary>
public class JpegEncodingTests
{
    [Theory]
    [InlineData("444", 90, ChromaSubsampling.Chroma444, false)]
    [InlineData("422", 90, ChromaSubsampling.Chroma422, false)]
    [InlineData("420", 90, ChromaSubsampling.Chroma420, false)]
    [InlineData("optimised-420", 90, ChromaSubsampling.Chroma420, true)]
    [InlineData("quality-100", 100, ChromaSubsampling.Chroma444, false)]
    [InlineData("quality-20", 20, ChromaSubsampling.Chroma420, false)]
    public void Colour_files_are_those_of_libjpeg(string name, int quality, ChromaSubsampling chroma, bool optimised)
    {
        var source = ImageFile.Load(Fixtures.Path("jpeg/source.png"));

        AssertSame(name, source, new EncodeOptions { JpegQuality = quality, JpegChroma = chroma, JpegOptimisedTables = optimised });
    }

    [Theory]
    [InlineData("grey", false)]
    [InlineData("optimised-grey", true)]
    public void Grey_files_are_those_of_libjpeg(string name, bool optimised)
    {
        var source = ImageFile.Load(Fixtures.Path("jpeg/source-grey.png"));

        AssertSame(name, source, new EncodeOptions { JpegQuality = 90, JpegOptimisedTables = optimised });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 5)]
    [InlineData(5, 4)]
    [InlineData(8, 8)]
    [InlineData(16, 16)]
    [InlineData(17, 1)]
    [InlineData(1, 17)]
    [InlineData(33, 18)]
    public void Odd_sizes_are_filled_up_as_libjpeg_does(int width, int height)
    {
        var source = ImageFile.Load(Fixtures.Path("jpeg/source.png"));
        var part = new Image<byte>(width, height, 3);
        for (var y = 0; y < height; y++)
            source.Row(y).Slice(8 * 3, width * 3).CopyTo(part.Row(y));

        AssertSame($"size-{width}x{height}", part, new EncodeOptions { JpegQuality = 90 });
    }

    private static void AssertSame(string name, Image<byte> picture, EncodeOptions options) =>
        Assert.Equal(Fixtures.Bytes($"jpeg/{name}.jpg"), ImageFile.Encode(picture, ImageFormat.Jpeg, options));
}
