using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class MLImageDecodeTests
{
    private const int Width = 5;
    private const int Height = 3;
    private const int Count = Width * Height;

    [Fact]
    public void An_RGB_file_gives_opaque_BGRA_pixels()
    {
        var rgb = SplitMix.Bytes(seed: 1, Count * 3);
        using var image = Decode(PngBytes.Rgb(Width, Height, rgb));
        Assert.Equal((Width, Height, MLPixelFormat.Bgra32, 32), (image.Width, image.Height, image.PixelFormat, image.BitsPerPixel));
        Assert.Equal(Bgra(i => (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2], 255)), image.Pixels.ToArray());
        Assert.Null(image.Tag);
    }

    [Fact]
    public void A_grey_file_gives_three_equal_colours()
    {
        var grey = SplitMix.Bytes(seed: 2, Count);
        using var image = Decode(PngBytes.Grey(Width, Height, grey));
        Assert.Equal(MLPixelFormat.Bgra32, image.PixelFormat);
        Assert.Equal(Bgra(i => (grey[i], grey[i], grey[i], 255)), image.Pixels.ToArray());
    }

    [Fact]
    public void A_palette_is_looked_up()
    {
        byte[] palette = [255, 0, 0, 0, 255, 0, 1, 2, 3];
        byte[] indexes = [.. Enumerable.Range(0, Count).Select(i => (byte)(i % 3))];
        using var image = Decode(PngBytes.Palette(Width, Height, indexes, palette));
        Assert.Equal(Bgra(i => (palette[3 * (i % 3)], palette[(3 * (i % 3)) + 1], palette[(3 * (i % 3)) + 2], 255)), image.Pixels.ToArray());
    }

    [Fact]
    public void Colours_of_a_transparent_file_are_multiplied_by_their_alpha()
    {
        byte[] rgba = [200, 100, 50, 255, 200, 100, 50, 0, 200, 100, 50, 128, 255, 1, 0, 51];
        using var image = Decode(PngBytes.Rgba(4, 1, rgba));
        byte[] expected = [50, 100, 200, 255, 0, 0, 0, 0, 25, 50, 100, 128, 0, 0, 51, 51];
        Assert.Equal(expected, image.Pixels.ToArray());
        Assert.Equal([50, 100, 200, 0, 0, 0], image.GetBGRPixels.Take(6));
    }

    [Fact]
    public void Grey_with_alpha_is_multiplied_too()
    {
        using var image = Decode(PngBytes.GreyAlpha(2, 1, [200, 51, 7, 255]));
        Assert.Equal([40, 40, 40, 51, 7, 7, 7, 255], image.Pixels.ToArray());
    }

    [Fact]
    public void A_palette_may_have_transparent_colours()
    {
        using var image = Decode(PngBytes.Palette(2, 1, [0, 1], [250, 100, 0, 9, 8, 7], alphas: [51]));
        Assert.Equal([0, 20, 50, 51, 7, 8, 9, 255], image.Pixels.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bitmap_is_read_from_either_end(bool topDown)
    {
        var bgr = SplitMix.Bytes(seed: 3, Count * 3);
        using var image = Decode(BmpBytes.Of(Width, Height, bgr, topDown));
        Assert.Equal(Bgra(i => (bgr[(3 * i) + 2], bgr[(3 * i) + 1], bgr[3 * i], 255)), image.Pixels.ToArray());
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands()
    {
        var rgb = SplitMix.Bytes(seed: 4, Count * 3);
        using var stream = new MemoryStream([1, 2, 3, .. PngBytes.Rgb(Width, Height, rgb)]);
        stream.Position = 3;
        using var image = MLImage.CreateFromStream(stream);
        Assert.Equal(Bgra(i => (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2], 255)), image.Pixels.ToArray());
    }

    [Fact]
    public void A_stream_need_not_know_its_length()
    {
        using var stream = new ForwardStream(PngBytes.Grey(1, 1, [77]));
        using var image = MLImage.CreateFromStream(stream);
        Assert.Equal([77, 77, 77, 255], image.Pixels.ToArray());
    }

    [Fact]
    public void A_file_is_not_kept_open()
    {
        using var folder = new TemporaryFolder();
        folder.Add("grey.png", PngBytes.Grey(1, 1, [9]));
        using var image = MLImage.CreateFromFile(folder["grey.png"]);
        using (File.Open(folder["grey.png"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(1, image.Width);
        }
    }

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "nothing", [] },
        { "text", "no picture"u8.ToArray() },
        { "a PNG signature alone", PngBytes.Grey(1, 1, [1])[..8] },
        { "a PNG cut off in its header", PngBytes.Grey(1, 1, [1])[..20] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_picture_is_a_wrong_argument(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        using var folder = new TemporaryFolder();
        folder.Add("broken.png", bytes);
        Assert.Equal("imageStream", Assert.Throws<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream(bytes))).ParamName);
        Assert.Equal("imagePath", Assert.Throws<ArgumentException>(() => MLImage.CreateFromFile(folder["broken.png"])).ParamName);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_wrong_argument()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("imagePath", Assert.Throws<ArgumentException>(() => MLImage.CreateFromFile(folder["none.png"])).ParamName);
        Assert.Equal("imagePath", Assert.Throws<ArgumentException>(() => MLImage.CreateFromFile(folder.Path)).ParamName);
        Assert.Equal("imagePath", Assert.Throws<ArgumentException>(() => MLImage.CreateFromFile("")).ParamName);
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        Assert.Equal("imageStream", Assert.Throws<ArgumentNullException>(() => MLImage.CreateFromStream(null)).ParamName);
        Assert.Equal("imagePath", Assert.Throws<ArgumentNullException>(() => MLImage.CreateFromFile(null)).ParamName);
    }

    private static MLImage Decode(byte[] file) => MLImage.CreateFromStream(new MemoryStream(file));

    private static byte[] Bgra(Func<int, (byte R, byte G, byte B, byte A)> pixel) =>
        [.. Enumerable.Range(0, Count).Select(pixel).SelectMany(p => new[] { p.B, p.G, p.R, p.A })];

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException("This stream goes forward only.");

        public override long Position
        {
            get => throw new NotSupportedException("This stream goes forward only.");
            set => throw new NotSupportedException("This stream goes forward only.");
        }

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException("This stream goes forward only.");
    }
}
