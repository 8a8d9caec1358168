using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class PngDecoderTests
{
    private static readonly byte[] Grey2x2 = [0, 10, 20, 0, 30, 40];

    [Fact]
    public void Depths_below_eight_are_scaled_to_the_full_range()
    {
        // Four pixels 0, 1, 2, 3 of two bits, and sixteen levels of four bits.
        Assert.Equal([0, 85, 170, 255], ImageFile.Decode(PngBuilder.Whole(4, 1, 2, 0, [0, 0b00_01_10_11])).Samples.ToArray());
        Assert.Equal([0, 17, 238, 255], ImageFile.Decode(PngBuilder.Whole(4, 1, 4, 0, [0, 0x01, 0xEF])).Samples.ToArray());
        Assert.Equal([0, 255, 255], ImageFile.Decode(PngBuilder.Whole(3, 1, 1, 0, [0, 0b011_00000])).Samples.ToArray());
    }

    [Fact]
    public void Of_sixteen_bits_the_high_byte_is_kept_or_all()
    {
        var file = PngBuilder.Whole(2, 1, 16, 0, [0, 0x12, 0xFF, 0xAB, 0xCD]);

        Assert.Equal([0x12, 0xAB], ImageFile.Decode(file).Samples.ToArray());
        Assert.Equal([0x12FF, 0xABCD], ImageFile.Decode16(file).Samples.ToArray());
    }

    [Fact]
    public void Eight_bits_fill_sixteen() =>
        Assert.Equal([10 * 257, 20 * 257, 30 * 257, 40 * 257], ImageFile.Decode16(PngBuilder.Whole(2, 2, 8, 0, Grey2x2)).Samples.ToArray());

    [Fact]
    public void A_palette_gives_rgb_and_its_alphas_a_fourth_channel()
    {
        byte[] palette = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var opaque = new PngBuilder().Header(3, 1, 2, 3).Chunk("PLTE", palette).Data(PngBuilder.Pixels(0, 0b00_01_10_00)).End().File;
        var clear = new PngBuilder().Header(3, 1, 2, 3).Chunk("PLTE", palette).Chunk("tRNS", 50, 60).Data(PngBuilder.Pixels(0, 0b00_01_10_00)).End().File;

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], ImageFile.Decode(opaque).Samples.ToArray());
        Assert.Equal([1, 2, 3, 50, 4, 5, 6, 60, 7, 8, 9, 255], ImageFile.Decode(clear).Samples.ToArray());
        Assert.Equal(4, ImageFile.Identify(clear).Channels);
    }

    [Fact]
    public void An_index_past_the_palette_is_opaque_black()
    {
        var file = new PngBuilder().Header(2, 1, 8, 3).Chunk("PLTE", 1, 2, 3).Chunk("tRNS", 9).Data(PngBuilder.Pixels(0, 0, 200)).End().File;

        Assert.Equal([1, 2, 3, 9, 0, 0, 0, 255], ImageFile.Decode(file).Samples.ToArray());
    }

    [Fact]
    public void A_transparent_grey_or_colour_adds_alpha()
    {
        var grey = new PngBuilder().Header(2, 2, 8, 0).Chunk("tRNS", 0, 20).Data(PngBuilder.Pixels(Grey2x2)).End().File;
        var bits = new PngBuilder().Header(2, 1, 1, 0).Chunk("tRNS", 0, 1).Data(PngBuilder.Pixels(0, 0b01_000000)).End().File;
        var rgb = new PngBuilder().Header(2, 1, 8, 2).Chunk("tRNS", 0, 1, 0, 2, 0, 3).Data(PngBuilder.Pixels(0, 1, 2, 3, 1, 2, 4)).End().File;

        Assert.Equal([10, 255, 20, 0, 30, 255, 40, 255], ImageFile.Decode(grey).Samples.ToArray());
        Assert.Equal([0, 255, 255, 0], ImageFile.Decode(bits).Samples.ToArray());
        Assert.Equal([1, 2, 3, 0, 1, 2, 4, 255], ImageFile.Decode(rgb).Samples.ToArray());
    }

    [Fact]
    public void A_transparent_colour_is_compared_with_all_its_bits()
    {
        var data = PngBuilder.Pixels(0, 1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 4);
        var wide = new PngBuilder().Header(2, 1, 16, 2).Chunk("tRNS", 1, 1, 2, 2, 3, 3).Data(data).End().File;
        var unreachable = new PngBuilder().Header(1, 1, 8, 2).Chunk("tRNS", 1, 1, 0, 2, 0, 3).Data(PngBuilder.Pixels(0, 1, 2, 3)).End().File;

        Assert.Equal([1, 2, 3, 0, 1, 2, 3, 255], ImageFile.Decode(wide).Samples.ToArray());
        Assert.Equal([1, 2, 3, 255], ImageFile.Decode(unreachable).Samples.ToArray());
    }

    [Fact]
    public void Every_filter_is_undone_against_zeros_outside_the_picture()
    {
        // One column of grey: 10; then +5 up, +3 sub, average of above, Paeth of above.
        byte[] lines = [0, 10, 2, 5, 1, 3, 3, 4, 4, 1];

        Assert.Equal([10, 15, 3, 5, 6], ImageFile.Decode(PngBuilder.Whole(1, 5, 8, 0, lines)).Samples.ToArray());
    }

    [Fact]
    public void The_picture_may_be_cut_into_many_chunks_some_of_them_empty()
    {
        var data = PngBuilder.Pixels(Grey2x2);
        var builder = new PngBuilder().Header(2, 2, 8, 0).Data();
        foreach (var value in data)
            builder.Data(value).Data();

        Assert.Equal([10, 20, 30, 40], ImageFile.Decode(builder.End().File).Samples.ToArray());
    }

    [Fact]
    public void Chunks_that_need_not_be_understood_are_skipped_even_damaged()
    {
        var before = new PngBuilder().Header(2, 2, 8, 0).Chunk("gAMA", 0, 0, 1, 1).Chunk("tEXt", 65, 0, 66);
        var file = before.Data(PngBuilder.Pixels(Grey2x2)).Chunk("tIME", 1).End().File;
        file[8 + 25 + 8] ^= 0xFF;

        Assert.Equal([10, 20, 30, 40], ImageFile.Decode(file).Samples.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Orientation_turns_the_picture_from_before_or_behind_it(bool before)
    {
        byte[] turnRight = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var builder = new PngBuilder().Header(2, 1, 8, 0);
        var data = PngBuilder.Pixels(0, 10, 20);
        var file = (before ? builder.Chunk("eXIf", turnRight).Data(data) : builder.Data(data).Chunk("eXIf", turnRight)).End().File;

        var turned = ImageFile.Decode(file);
        var stored = ImageFile.Decode(file, new DecodeOptions { ApplyOrientation = false });

        Assert.Equal((1, 2), (turned.Width, turned.Height));
        Assert.Equal((2, 1), (stored.Width, stored.Height));
        Assert.Equal(new ImageInfo(ImageFormat.Png, 2, 1, 1, 8, Orientation: 6), ImageFile.Identify(file));
    }

    [Fact]
    public void What_follows_the_end_is_ignored() =>
        Assert.Equal([10, 20, 30, 40], ImageFile.Decode([.. PngBuilder.Whole(2, 2, 8, 0, Grey2x2), 1, 2, 3]).Samples.ToArray());

    [Fact]
    public void Superfluous_picture_data_is_ignored() =>
        Assert.Equal([10, 20, 30, 40], ImageFile.Decode(PngBuilder.Whole(2, 2, 8, 0, [.. Grey2x2, 9, 9, 9])).Samples.ToArray());
}
