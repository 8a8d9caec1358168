using System.Globalization;
using System.Security.Cryptography;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Files of every kind that libjpeg-turbo reads, and its pixels for them; made by generators/jpeg.py.</summary>
public class JpegDecodingTests
{
    /// <summary>Levels of 255. None: the inverse DCT, the upsampling and the colours are libjpeg's to the bit.</summary>
    private const int Tolerance = 0;

    private static readonly DecodeOptions AsStored = new() { ApplyOrientation = false };

    public static TheoryData<string> Files =>
        [.. Fixtures.Names("jpeg", "*.jpg").Select(file => file["jpeg/".Length..^".jpg".Length])
            .Where(name => !name.StartsWith("photo-", StringComparison.Ordinal))];

    public static TheoryData<string, string> Photographs
    {
        get
        {
            var photographs = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Fixtures.Path("jpeg/photographs.txt")))
                photographs.Add(line.Split(' ')[0], line.Split(' ')[1]);
            return photographs;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pixels_are_those_of_libjpeg(string name)
    {
        var expected = ImageFile.Load(Fixtures.Path($"jpeg/{name}.png"));

        var actual = ImageFile.Load(Fixtures.Path($"jpeg/{name}.jpg"));

        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        Assert.InRange(LargestDifference(expected.Samples, actual.Samples), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_head_announces_what_decoding_yields(string name)
    {
        var bytes = Fixtures.Bytes($"jpeg/{name}.jpg");
        var picture = ImageFile.Decode(bytes, AsStored);

        var info = ImageFile.Identify(bytes);

        Assert.Equal(new ImageInfo(ImageFormat.Jpeg, picture.Width, picture.Height, picture.Channels, 8, name == "turned" ? 6 : 1), info);
    }

    [Theory]
    [MemberData(nameof(Photographs))]
    public void Photographs_are_decoded_as_libjpeg_decodes_them(string name, string sha256)
    {
        var picture = ImageFile.Load(Fixtures.Path($"jpeg/{name}.jpg"));

        Assert.Equal((640, 427, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(sha256, Convert.ToHexString(SHA256.HashData(picture.Samples)).ToLower(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Decoding_takes_little_memory_beside_the_pixels()
    {
        const int Rented = 1 << 18;
        var bytes = Fixtures.Bytes("jpeg/photo-rocket.jpg");
        var pixels = ImageFile.Decode(bytes).Samples.Length;
        var before = GC.GetAllocatedBytesForCurrentThread();

        ImageFile.Decode(bytes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, pixels, pixels + Rented);
    }

    [Fact]
    public void Orientation_is_left_alone_on_request()
    {
        var bytes = Fixtures.Bytes("jpeg/turned.jpg");

        var stored = ImageFile.Decode(bytes, AsStored);

        Assert.Equal((48, 35), (stored.Width, stored.Height));
        Assert.Equal(ImageFile.Decode(bytes).Samples, Orientation.Apply(stored, 6).Samples);
    }

    private static int LargestDifference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var largest = 0;
        for (var i = 0; i < expected.Length; i++)
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        return largest;
    }
}
