using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>What is refused, and that the message says what and where.</summary>
public class JpegRefusalTests
{
    private static readonly byte[] Plain = ImageFile.Encode(TestPictures.Smooth(21, 18, 3), ImageFormat.Jpeg);

    public static TheoryData<string, byte[]> Refusals => new()
    {
        { "lossless JPEG (SOF3)", Frame(0xC3) },
        { "hierarchical JPEG (SOF5)", Frame(0xC5) },
        { "sequential with arithmetic coding JPEG (SOF9)", Frame(0xC9) },
        { "progressive with arithmetic coding JPEG (SOF10)", Frame(0xCA) },
        { "12 bits a sample, which is not supported", JpegParts.Patch(Plain, 0xC0, 0, 12) },
        { "7 bits a sample", JpegParts.Patch(Plain, 0xC0, 0, 7) },
        { "0 pixels wide", JpegParts.Patch(Plain, 0xC0, 4, 0) },
        { "leaves the height open", JpegParts.Patch(Plain, 0xC0, 2, 0) },
        { "2 components", JpegParts.Patch(Plain, 0xC0, 5, 2) },
        { "4 components in 9 bytes", JpegParts.Patch(Plain, 0xC0, 5, 4) },
        { "sampling factors 0 x 2", JpegParts.Patch(Plain, 0xC0, 7, 0x02) },
        { "sampling factors 2 x 5", JpegParts.Patch(Plain, 0xC0, 7, 0x25) },
        { "asks for quantisation table 4; tables are 0 to 3", JpegParts.Patch(Plain, 0xC0, 8, 4) },
        { "quantisation table 2, which no segment before scan 1 defines", JpegParts.Patch(Plain, 0xC0, 8, 2) },
        { "two components have the identifier 1", JpegParts.Patch(Plain, 0xC0, 9, 1) },
        { "the frame header has 3 bytes", JpegParts.Insert(JpegParts.Remove(Plain, 0xC0), 0xDA, JpegParts.Segment(0xC0, 8, 0, 1)) },
        { "a second frame header", JpegParts.Insert(Plain, 0xDA, JpegParts.Segment(0xC0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0)) },
        { "no frame header", JpegParts.Remove(Plain, 0xC0) },
        { "second picture (SOI)", JpegParts.Insert(Plain, 0xC0, 0xFF, 0xD8) },
        { "marker FF 4F is reserved", JpegParts.Insert(Plain, 0xC0, 0xFF, 0x4F, 0, 2) },
        { "a restart interval (DRI) segment has 1 bytes", JpegParts.Insert(Plain, 0xC0, JpegParts.Segment(0xDD, 1)) },
        { "quantisation table has precision 2 and index 0", JpegParts.Patch(Plain, 0xDB, 0, 0x20) },
        { "quantisation table 0 takes 129 bytes, but 65 are left", JpegParts.Patch(Plain, 0xDB, 0, 0x10) },
        { "a Huffman table has class 2 and index 0", JpegParts.Patch(Plain, 0xC4, 0, 0x20) },
        { "a Huffman table has class 0 and index 4", JpegParts.Patch(Plain, 0xC4, 0, 0x04) },
        { "more codes of 1 bits than fit", JpegParts.Patch(JpegParts.Patch(Plain, 0xC4, 1, 3), 0xC4, 3, 2) },
        { "codes; its segment holds 12 more bytes", JpegParts.Patch(Plain, 0xC4, 16, 9) },
        { "codes; 256 is the most", JpegParts.Patch(Plain, 0xC4, 16, 250) },
        { "has only 3 of its 16 counts", JpegParts.Insert(Plain, 0xC0, JpegParts.Segment(0xC4, 0, 1, 2, 3)) },
        { "scan 1 says it has 4 components; the picture has 3", JpegParts.Patch(Plain, 0xDA, 0, 4) },
        { "scan 1 says it has 0 components", JpegParts.Patch(Plain, 0xDA, 0, 0) },
        { "the header of scan 1 has 6 bytes", JpegParts.Insert(Plain, 0xDA, JpegParts.Segment(0xDA, 3, 1, 0, 2, 0, 3)) },
        { "lists component 9, which the frame header does not have", JpegParts.Patch(Plain, 0xDA, 1, 9) },
        { "lists component 1 twice", JpegParts.Patch(Plain, 0xDA, 3, 1) },
        { "asks for DC Huffman table 5; tables are 0 to 3", JpegParts.Patch(Plain, 0xDA, 2, 0x50) },
        { "asks for AC Huffman table 3, which no segment before it defines", JpegParts.Patch(Plain, 0xDA, 2, 0x03) },
        { "units of 18 blocks; 10 is the limit", JpegParts.Patch(Plain, 0xC0, 7, 0x44) },
        { "the file ends before the picture's first scan", JpegParts.Insert(Plain, 0xDA, 0xFF, 0xD9) },
        { "scan 1 codes coefficients 0 to 5", JpegParts.Patch(JpegSeeds.Progressive, 0xDA, 8, 5) },
        { "of 3 components; beside DC a scan has one", JpegParts.Patch(JpegParts.Patch(JpegSeeds.Progressive, 0xDA, 7, 1), 0xDA, 8, 5) },
        { "scan 1 goes from bit 3 to bit 1", JpegParts.Patch(JpegSeeds.Progressive, 0xDA, 9, 0x31) },
        { "but component 71 is in none", OnlyFirstScan() },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void The_message_says_what_and_where(string message, byte[] file)
    {
        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Matches("^JPEG, byte [0-9]+: ", refusal.Message);
    }

    [Theory]
    [InlineData(65_535, 65_535)]
    [InlineData(10_001, 10_000)]
    public void A_picture_over_the_limit_is_refused(int width, int height)
    {
        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(Sized(width, height)));

        Assert.Contains($"{width} x {height}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(DecodeOptions.MaxPixels), refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_535, 65_535, "does not fit into an array")]
    [InlineData(20_000, 20_000, "lies about its size")]
    public void A_small_file_is_given_no_memory_for_a_large_picture(int width, int height, string message)
    {
        var file = Sized(width, height);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file, new DecodeOptions { MaxPixels = long.MaxValue }));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 17);
    }

    [Fact]
    public void Scans_without_end_are_refused_when_they_become_work_out_of_proportion()
    {
        var file = new FlatBlockFile(512, 512, (1, 1), (1, 1), (1, 1));
        var scan = FlatBlockFile.ScanHeader(0).Concat(file.Intervals(0)[0]).ToArray();
        byte[] endless = [.. file.File[..^2], .. Enumerable.Repeat(scan, 700).SelectMany(bytes => bytes), 0xFF, 0xD9];

        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(endless));

        Assert.Contains("no real picture has so many scans", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Sized(int width, int height)
    {
        var file = JpegParts.Patch(JpegParts.Patch(Plain, 0xC0, 1, (byte)(height >> 8)), 0xC0, 2, (byte)height);
        return JpegParts.Patch(JpegParts.Patch(file, 0xC0, 3, (byte)(width >> 8)), 0xC0, 4, (byte)width);
    }

    private static byte[] Frame(byte marker)
    {
        var file = (byte[])Plain.Clone();
        file[JpegParts.Find(file, 0xC0).Start + 1] = marker;
        return file;
    }

    private static byte[] OnlyFirstScan()
    {
        var file = new FlatBlockFile(20, 20, (1, 1), (1, 1), (1, 1)).File;
        var second = file.AsSpan().IndexOf(FlatBlockFile.ScanHeader(1));
        return [.. file[..second], 0xFF, 0xD9];
    }
}
