using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class BmpTests
{
    private static readonly byte[] FourColours = [0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0];

    [Fact]
    public void Rows_come_from_the_bottom_or_from_the_top()
    {
        byte[] rows = [3, 2, 1, 0, 6, 5, 4, 0];

        Assert.Equal([4, 5, 6, 1, 2, 3], Decode(new BmpBuilder(1, 2, 24, rows)).Samples.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], Decode(new BmpBuilder(1, -2, 24, rows)).Samples.ToArray());
    }

    [Fact]
    public void The_padding_of_the_last_row_may_be_missing() =>
        Assert.Equal([4, 5, 6, 1, 2, 3], Decode(new BmpBuilder(1, 2, 24, [3, 2, 1, 0, 6, 5, 4])).Samples.ToArray());

    [Fact]
    public void Grey_palettes_give_one_channel()
    {
        var grey = Decode(new BmpBuilder(3, 1, 8, [0, 1, 2, 0]) { Palette = [9, 9, 9, 0, 50, 50, 50, 0, 255, 255, 255, 0], Used = 3 });
        var colour = Decode(new BmpBuilder(3, 1, 8, [0, 1, 200, 0]) { Palette = FourColours, Used = 4 });

        Assert.Equal([9, 50, 255], grey.Samples.ToArray());
        Assert.Equal([1, 0, 0, 2, 0, 0, 0, 0, 0], colour.Samples.ToArray());
    }

    [Fact]
    public void A_palette_ends_where_the_pixels_begin()
    {
        var file = new BmpBuilder(2, 1, 8, [0, 3, 0, 0]) { Palette = FourColours, PixelStart = 54 + 16 };

        Assert.Equal([1, 0, 0, 4, 0, 0], Decode(file).Samples.ToArray());
        Assert.Equal([1, 0, 0, 4, 0, 0], Decode(file with { Used = 4, PixelStart = 0 }).Samples.ToArray());
        Assert.Equal([1, 0, 0, 4, 0, 0], Decode(file with { Used = int.MaxValue }).Samples.ToArray());
    }

    [Fact]
    public void Masks_are_scaled_and_rounded()
    {
        var five = Decode(new BmpBuilder(2, 1, 16, [0b000_00001, 0b0_10000_01, 0xFF, 0x7F]));
        var alpha = Decode(new BmpBuilder(1, 1, 32, [0x0F, 0x80, 0x03, 0x01]) { Compression = 6, Masks = [0x3, 0xF0, 0x0, 0x03FF_0000] });

        // Bits 10000 01 000 00001 of the first pixel: red 16, green 8, blue 1 of 31.
        Assert.Equal([132, 66, 8, 255, 255, 255], five.Samples.ToArray());
        Assert.Equal([255, 0, 0, 65], alpha.Samples.ToArray());
    }

    [Fact]
    public void The_fourth_byte_is_alpha_only_with_a_mask()
    {
        byte[] pixel = [3, 2, 1, 77];
        var masked = new BmpBuilder(1, 1, 32, pixel) { Compression = 6, Masks = [0xFF0000, 0xFF00, 0xFF, 0xFF000000] };

        Assert.Equal([1, 2, 3], Decode(new BmpBuilder(1, 1, 32, pixel)).Samples.ToArray());
        Assert.Equal([1, 2, 3, 77], Decode(masked).Samples.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 2, 1, 1, 2, 0, 0, 3, 3, 0, 1 }, "333112")] // runs, end of row, end
    [InlineData(new byte[] { 0, 3, 1, 2, 3, 0, 0, 0, 3, 1 }, "111123")] // a literal with its padding, no end code
    [InlineData(new byte[] { 0, 2, 1, 1, 9, 2, 0, 1 }, "022000")] // skips; a run over the end of the row is cut
    [InlineData(new byte[] { 3, 1, 0, 0, 3, 2, 0, 0, 0, 1 }, "222111")] // a row end behind the last row
    [InlineData(new byte[] { 0, 1 }, "000000")]
    public void Run_length_codes_are_followed(byte[] codes, string indexes)
    {
        var image = Decode(new BmpBuilder(3, 2, 8, codes) { Compression = 1, Palette = [0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 2, 0, 3, 3, 3, 0] });

        Assert.Equal(indexes, string.Concat(image.Samples.ToArray()));
    }

    [Fact]
    public void Nibbles_alternate_in_runs_and_literals()
    {
        byte[] codes = [5, 0x12, 0, 0, 0, 5, 0x12, 0x32, 0x10, 0, 0, 1];
        var image = Decode(new BmpBuilder(5, 2, 4, codes) { Compression = 2, Palette = [0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 2, 0, 3, 3, 3, 0] });

        Assert.Equal("1232112121", string.Concat(image.Samples.ToArray()));
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "no rows", new BmpBuilder(1, 0, 24, [0, 0, 0, 0]).File },
        { "a negative width", new BmpBuilder(-1, 1, 24, [0, 0, 0, 0]).File },
        { "the least height", new BmpBuilder(1, int.MinValue, 24, [0, 0, 0, 0]).File },
        { "65,535 x 65,535", new BmpBuilder(65_535, 65_535, 24, [0, 0, 0, 0]).File },
        { "the largest sizes", new BmpBuilder(int.MaxValue, int.MaxValue, 32, [0, 0, 0, 0]).File },
        { "9,000 x 9,000 without pixels", new BmpBuilder(9_000, 9_000, 24, [0, 0, 0, 0]).File },
        { "9,000 x 9,000 run-length pixels of nothing", new BmpBuilder(9_000, 9_000, 8, [0, 1]) { Compression = 1, Palette = FourColours }.File },
        { "too few pixels", new BmpBuilder(2, 1, 24, [1, 2, 3, 4, 5]).File },
        { "3 bits a pixel", new BmpBuilder(1, 1, 3, [0, 0, 0, 0]).File },
        { "JPEG inside", new BmpBuilder(1, 1, 24, [0, 0, 0, 0]) { Compression = 4 }.File },
        { "run-length codes of 24 bits", new BmpBuilder(1, 1, 24, [0, 0, 0, 0]) { Compression = 1 }.File },
        { "a header of 41 bytes", new BmpBuilder(1, 1, 24, [0, 0, 0, 0]) { HeaderLength = 41 }.File },
        { "a header past the end", new BmpBuilder(1, 1, 24, [0, 0, 0, 0]) { HeaderLength = 124 }.File },
        { "OS/2's own compression", new BmpBuilder(1, 1, 16, new byte[20]) { HeaderLength = 64, Compression = 3 }.File },
        { "pixels within the header", new BmpBuilder(1, 1, 24, [0, 0, 0, 0]) { PixelStart = 20 }.File },
        { "pixels past the end", new BmpBuilder(1, 1, 24, [0, 0, 0, 0]) { PixelStart = uint.MaxValue }.File },
        { "no palette", new BmpBuilder(1, 1, 8, [0, 0, 0, 0]).File },
        { "masks with gaps", new BmpBuilder(1, 1, 32, [0, 0, 0, 0]) { Compression = 3, Masks = [5, 0xFF00, 0xFF0000] }.File },
        { "masks cut off", new BmpBuilder(1, 1, 32, []) { Compression = 3 }.File },
        { "run-length codes that end early", new BmpBuilder(3, 2, 8, [3, 1, 0, 0, 2, 2]) { Compression = 1, Palette = FourColours }.File },
        { "run-length codes below the picture", new BmpBuilder(3, 1, 8, [3, 1, 0, 0, 3, 1, 0, 1]) { Compression = 1, Palette = FourColours }.File },
        { "a skip below the picture", new BmpBuilder(3, 1, 8, [0, 2, 0, 2, 0, 1]) { Compression = 1, Palette = FourColours }.File },
        { "a literal cut off", new BmpBuilder(3, 1, 8, [0, 3, 1, 1]) { Compression = 1, Palette = FourColours }.File },
        { "a skip cut off", new BmpBuilder(3, 1, 8, [0, 2, 1]) { Compression = 1, Palette = FourColours }.File },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_whole_picture_is_refused(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var file = new BmpBuilder(3, 2, 8, [0, 1, 2, 0, 3, 2, 1]) { Palette = FourColours, Used = 4 }.File;

        Assert.Equal(6, ImageFile.Decode(file).Samples.Length / 3);
        for (var length = 0; length < file.Length; length++)
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    public void What_is_encoded_is_decoded_again(int channels, int decodedChannels)
    {
        for (var width = 1; width <= 9; width++)
        {
            var image = new Image<byte>(width, 3, channels, SplitMix.Bytes((ulong)width, width * 3 * channels));

            TestPictures.AssertSame(image.WithChannels(decodedChannels), ImageFile.Decode(ImageFile.Encode(image, ImageFormat.Bmp)));
        }
    }

    private static Image<byte> Decode(BmpBuilder file) => ImageFile.Decode(file.File);
}
