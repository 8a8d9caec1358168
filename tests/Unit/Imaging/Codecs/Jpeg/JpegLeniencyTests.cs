using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>Files that are out of the ordinary but mean one picture only.</summary>
public class JpegLeniencyTests
{
    private static readonly byte[] Plain = ImageFile.Encode(TestPictures.Smooth(21, 18, 3), ImageFormat.Jpeg);

    public static TheoryData<string, byte[]> Variants => new()
    {
        { "fill bytes before a marker", JpegParts.Insert(Plain, 0xC0, 0xFF, 0xFF, 0xFF) },
        { "bytes between segments", JpegParts.Insert(Plain, 0xC0, 1, 2, 3, 4) },
        { "a stuffed byte between segments", JpegParts.Insert(Plain, 0xC0, 0xFF, 0x00) },
        { "a comment", JpegParts.Insert(Plain, 0xC0, JpegParts.Segment(0xFE, "a comment"u8)) },
        { "an application segment of an unknown kind", JpegParts.Insert(Plain, 0xC0, JpegParts.Segment(0xEB, 0xFF, 0xD8, 0xFF, 0xD9)) },
        { "a marker without a meaning here", JpegParts.Insert(Plain, 0xC0, 0xFF, 0x01, 0xFF, 0xD3) },
        { "an extension segment", JpegParts.Insert(Plain, 0xC0, JpegParts.Segment(0xF3, 1, 2)) },
        { "bytes behind the picture", [.. Plain, .. "and more"u8, 0xFF, 0xD8, 0xFF] },
        { "no end marker", Plain[..^2] },
        { "half an end marker", Plain[..^1] },
        { "fill bytes before the end marker", [.. Plain[..^2], 0xFF, 0xFF, 0xFF, 0xD9] },
        { "no Huffman tables, as in Motion JPEG", JpegParts.Remove(Plain, 0xC4, count: 4) },
        { "no JFIF segment", JpegParts.Remove(Plain, 0xE0) },
        { "an empty Exif segment", JpegParts.Insert(Plain, 0xC0, JpegParts.Segment(0xE1, "Exif\0\0"u8)) },
        { "a table of the same index before", JpegParts.Insert(Plain, 0xDB, JpegParts.Segment(0xDB, [0, .. Enumerable.Repeat((byte)99, 64)])) },
        { "the extended process", Extended() },
        { "two tables in one segment", Merged() },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void It_is_the_same_picture(string with, byte[] file)
    {
        Assert.NotEqual(Plain, file);

        var picture = ImageFile.Decode(file);

        Assert.True(ImageFile.Decode(Plain).Samples.SequenceEqual(picture.Samples), $"With {with} the picture differs.");
    }

    [Fact]
    public void Every_missing_tail_behind_the_picture_is_the_same_picture_and_every_longer_one_is_refused()
    {
        var expected = ImageFile.Decode(Plain);
        var last = Plain.Length - 2;

        Assert.Equal(expected.Samples, ImageFile.Decode(Plain.AsSpan(0, last)).Samples);
        for (var length = 3; length < last; length++)
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(Plain.AsSpan(0, length)));
    }

    [Fact]
    public void A_progressive_file_is_whole_without_its_end_marker_but_not_without_its_last_scan()
    {
        var whole = JpegSeeds.Progressive;
        var lastScan = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.Equal(ImageFile.Decode(whole).Samples, ImageFile.Decode(whole.AsSpan(0, whole.Length - 2)).Samples);
        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(whole.AsSpan(0, lastScan)));
        Assert.Contains("without an end marker", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_progressive_file_that_ends_properly_may_leave_detail_out()
    {
        var whole = JpegSeeds.Progressive;
        var lastScan = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        var coarse = ImageFile.Decode([.. whole[..lastScan], 0xFF, 0xD9]);

        var fine = ImageFile.Decode(whole);
        var largest = 0;
        for (var i = 0; i < fine.Samples.Length; i++)
            largest = Math.Max(largest, Math.Abs(fine.Samples[i] - coarse.Samples[i]));
        Assert.InRange(largest, 1, 60);
    }

    private static byte[] Extended()
    {
        var file = (byte[])Plain.Clone();
        file[JpegParts.Find(file, 0xC0).Start + 1] = 0xC1;
        return file;
    }

    private static byte[] Merged()
    {
        var (start, end) = JpegParts.Find(Plain, 0xDB);
        var second = JpegParts.Find(JpegParts.Remove(Plain, 0xDB), 0xDB);
        var rest = JpegParts.Remove(Plain, 0xDB, count: 2);
        var tables = Plain[(start + 4)..end].Concat(JpegParts.Remove(Plain, 0xDB)[(second.Start + 4)..second.End]).ToArray();
        return JpegParts.Insert(rest, 0xC0, JpegParts.Segment(0xDB, tables));
    }
}
