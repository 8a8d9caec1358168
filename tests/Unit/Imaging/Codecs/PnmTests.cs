using System.Text;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class PnmTests
{
    [Theory]
    [InlineData("P1 3 1 0 1 0", "255 0 255")]
    [InlineData("P1\n# dense\n3 2\n010101", "255 0 255 0 255 0")]
    [InlineData("P2\n2 1\n255\n7 200\n", "7 200")]
    [InlineData("P2 2#a\n1#b\r255#c\n7#d\n200", "7 200")]
    [InlineData("P2\n3 1\n4\n0 1 4", "0 64 255")]
    [InlineData("P3 1 1 255 1 2 3 and more", "1 2 3")]
    [InlineData("P2 1 1 1000 500", "128")]
    [InlineData("P5 2 1 255\nAz", "65 122")]
    [InlineData("P5 2 1 255#c\nAz", "65 122")]
    [InlineData("P6\t1 1\r255\nAzB", "65 122 66")]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 2\nMAXVAL 255\nTUPLTYPE GRAYSCALE_ALPHA\nENDHDR\nAB", "65 66")]
    [InlineData("P7\n# note\nENDING 1", null)]
    [InlineData("P7\nMAXVAL 255\nDEPTH 1\nHEIGHT 1\n#x\nWIDTH 2\nENDHDR\nAB", "65 66")]
    public void Headers_are_read_in_all_their_shapes(string file, string? samples)
    {
        var bytes = Encoding.ASCII.GetBytes(file);
        if (samples is null)
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(bytes));
        else
            Assert.Equal(samples, string.Join(' ', ImageFile.Decode(bytes).Samples.ToArray()));
    }

    [Fact]
    public void Rows_of_bits_are_padded_to_bytes() =>
        Assert.Equal([255, 0, 255, 255, 255, 255, 255, 255, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255],
            ImageFile.Decode([.. "P4 9 2\n"u8, 0b0100_0000, 0b1000_0000, 0b1000_0000, 0]).Samples.ToArray());

    [Fact]
    public void Wide_samples_are_big_endian_and_scaled()
    {
        Assert.Equal([0x1234, 0xFFFF], ImageFile.Decode16([.. "P5 2 1 65535\n"u8, 0x12, 0x34, 0xFF, 0xFF]).Samples.ToArray());
        Assert.Equal([0x12, 0xFF], ImageFile.Decode([.. "P5 2 1 65535\n"u8, 0x12, 0x34, 0xFF, 0xFF]).Samples.ToArray());
        Assert.Equal([32_800, 65_535], ImageFile.Decode16([.. "P5 2 1 1023\n"u8, 0x02, 0x00, 0x03, 0xFF]).Samples.ToArray());
        Assert.Equal([655, 65_535], ImageFile.Decode16("P2 2 1 100 1 100"u8).Samples.ToArray());
    }

    [Theory]
    [InlineData("P5")]
    [InlineData("P5 ")]
    [InlineData("P5 2")]
    [InlineData("P5 2 2 255")]
    [InlineData("P5 2 2 255\nabc")]
    [InlineData("P5 0 1 255\n")]
    [InlineData("P5 1 1 0\na")]
    [InlineData("P5 1 1 65536\nab")]
    [InlineData("P5 -1 1 255\na")]
    [InlineData("P5 99999999999 1 255\na")]
    [InlineData("P5 1 1 100\nz")]
    [InlineData("P2 1 1 255 256")]
    [InlineData("P2 2 1 255 1   ")]
    [InlineData("P2 1 1 255 x")]
    [InlineData("P1 3 1 01")]
    [InlineData("P1 2 1 02")]
    [InlineData("P1 2 1 0#")]
    [InlineData("P7 #")]
    [InlineData("P7\n#")]
    [InlineData("P4 9 2\nabc")]
    [InlineData("P6 1 1 255\nab")]
    [InlineData("P5 65535 65535 255\nab")]
    [InlineData("P5 9000 9000 255\nab")]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 5\nMAXVAL 255\nENDHDR\nabcde")]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nMAXVAL 255\nENDHDR\na")]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 1\nMAXVAL 255\n")]
    [InlineData("P7\nENDHDR")]
    [InlineData("P2 1 1 255 #")]
    public void What_is_no_whole_picture_is_refused(string file)
    {
        var bytes = Encoding.ASCII.GetBytes(file);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ImageFormatException>(() => ImageFile.Decode(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Fact]
    public void The_depth_is_the_bits_of_the_maximum()
    {
        Assert.Equal(1, ImageFile.Identify("P4 9 2\n"u8).BitDepth);
        Assert.Equal(7, ImageFile.Identify("P5 9 2 100\n"u8).BitDepth);
        Assert.Equal(10, ImageFile.Identify("P6 9 2 1023\n"u8).BitDepth);
    }

    [Theory]
    [InlineData(1, "P5")]
    [InlineData(2, "P7")]
    [InlineData(3, "P6")]
    [InlineData(4, "P7")]
    public void What_is_encoded_is_decoded_again(int channels, string kind)
    {
        var bytes = new Image<byte>(5, 3, channels, SplitMix.Bytes(1, 15 * channels));
        var words = new Image<ushort>(5, 3, channels, [.. Enumerable.Range(0, 15 * channels).Select(i => (ushort)SplitMix.Bits(3, (ulong)i))]);

        var file = ImageFile.Encode(bytes, ImageFormat.Pnm);

        Assert.Equal(kind, Encoding.ASCII.GetString(file, 0, 2));
        TestPictures.AssertSame(bytes, ImageFile.Decode(file));
        TestPictures.AssertSame(words, ImageFile.Decode16(ImageFile.Encode(words, ImageFormat.Pnm)));
    }
}
