using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class PngRefusalTests
{
    private static readonly byte[] Line = [0, 10];

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var file = new PngBuilder().Header(5, 7, 8, 3).Chunk("PLTE", 1, 2, 3, 4, 5, 6).Chunk("tRNS", 1).Data(PngBuilder.Pixels(new byte[6 * 7])).End().File;

        Assert.Equal(35 * 4, ImageFile.Decode(file).Samples.Length);
        for (var length = 0; length < file.Length; length++)
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("IHDR")]
    [InlineData("IDAT")]
    [InlineData("PLTE")]
    public void A_wrong_checksum_is_refused_and_the_chunk_named(string chunk)
    {
        var file = new PngBuilder().Header(1, 1, 8, 3).Chunk("PLTE", 1, 2, 3).Data(PngBuilder.Pixels(0, 0)).End().File;
        var at = file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(chunk));
        file[at + 4] ^= 1;

        Assert.Contains(chunk, Refusal(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void Empty_pictures_are_refused(int width, int height)
    {
        var file = PngBuilder.Whole(width, height, 8, 0, Line);

        Refusal(file);
        Assert.Throws<ImageFormatException>(() => ImageFile.Identify(file));
    }

    [Theory]
    [InlineData(65_535, 65_535, "MaxPixels")]
    [InlineData(9_000, 9_000, "cut off")]
    [InlineData(int.MaxValue, int.MaxValue, "MaxPixels")]
    public void A_header_that_promises_too_much_costs_no_memory(int width, int height, string reason)
    {
        var file = PngBuilder.Whole(width, height, 8, 6, Line);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var message = Refusal(file);

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Fact]
    public void The_limit_of_pixels_is_the_options()
    {
        var file = PngBuilder.Whole(3, 1, 8, 0, [0, 1, 2, 3]);

        Assert.Equal(3, ImageFile.Decode(file, new DecodeOptions { MaxPixels = 3 }).Width);
        Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file, new DecodeOptions { MaxPixels = 2 }));

        var largest = PngBuilder.Whole(int.MaxValue, int.MaxValue, 16, 6, Line);
        Assert.Throws<ImageFormatException>(() => ImageFile.Decode(largest, new DecodeOptions { MaxPixels = long.MaxValue }));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(16, 3)]
    [InlineData(4, 2)]
    [InlineData(8, 1)]
    [InlineData(8, 5)]
    [InlineData(0, 0)]
    public void Depths_that_a_colour_type_cannot_have_are_refused(int depth, int color) => Refusal(PngBuilder.Whole(1, 1, depth, color, Line));

    [Fact]
    public void Chunks_in_the_wrong_places_are_refused()
    {
        var data = PngBuilder.Pixels(Line);

        Refusal(new PngBuilder().Data(data).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Header(1, 1, 8, 0).Data(data).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Data(data[..4]).Chunk("tEXt", 1).Data(data[4..]).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 3).Data(data).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 3).Data(data).Chunk("PLTE", 1, 2, 3).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 3).Chunk("tRNS", 1).Chunk("PLTE", 1, 2, 3).Data(data).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 3).Chunk("PLTE", 1, 2, 3, 4).Data(data).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Data(data).Chunk("tRNS", 0, 1).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Chunk("tRNS", 1).Data(data).End().File);
    }

    [Fact]
    public void A_chunk_that_must_be_understood_is_named()
    {
        var file = new PngBuilder().Header(1, 1, 8, 0).Chunk("CgBI", 1).Data(PngBuilder.Pixels(Line)).End().File;

        Assert.Contains("CgBI", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_or_missing_pixels_are_refused()
    {
        var damaged = PngBuilder.Pixels(Line);
        damaged[^1] ^= 1;

        Refusal(PngBuilder.Whole(1, 1, 8, 0, [5, 0]));
        Refusal(PngBuilder.Whole(1, 2, 8, 0, Line));
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Data(1, 2, 3, 4).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Data(damaged).End().File);
        Refusal(new PngBuilder().Header(1, 1, 8, 0).Data().End().File);
    }

    private static string Refusal(byte[] file) => Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file)).Message;
}
