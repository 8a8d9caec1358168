using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Files whose samples other implementations confirm (generators/lossless.py): every decoded sample is exactly theirs.</summary>
public class LosslessCodecTests
{
    /// <summary>A maximum of 100 divides neither range, so that 8 bits are rounded and of 16 bits the low byte is dropped.</summary>
    private const int RoundedTwice = 1;

    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true };

    private static Manifest Fixture { get; } = JsonSerializer.Deserialize<Manifest>(Fixtures.Bytes("codecs/codecs.json"), Names)!;

    public static TheoryData<string> Files => [.. Fixture.Pictures.Select(picture => picture.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Samples_are_exactly_those_of_other_decoders(string file)
    {
        var expected = Fixture.Pictures.Single(picture => picture.File == file);
        var path = Fixtures.Path($"codecs/{file}");

        var actual = expected.Bits == 16 ? Read(ImageFile.Load16(path)) : Read(ImageFile.Load(path));

        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        Assert.Equal(expected.First, actual.First);
        Assert.Equal(expected.Sha256, actual.Hash);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_head_tells_what_decoding_gives(string file)
    {
        var expected = Fixture.Pictures.Single(picture => picture.File == file);

        var info = ImageFile.Identify(Fixtures.Path($"codecs/{file}"));

        Assert.Equal((expected.Width, expected.Height, expected.Channels), (info.Width, info.Height, info.Channels));
        Assert.Equal(expected.Bits == 16, info.BitDepth > 8);
        Assert.StartsWith(info.Format.ToString(), file, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Eight_and_sixteen_bits_tell_the_same(string file)
    {
        var path = Fixtures.Path($"codecs/{file}");
        var bytes = ImageFile.Load(path).Samples.ToArray();
        var words = ImageFile.Load16(path).ToByte().Samples.ToArray();

        Assert.Equal(bytes.Length, words.Length);
        Assert.InRange(bytes.Zip(words, (a, b) => Math.Abs(a - b)).Max(), 0, file.Contains("-100.", StringComparison.Ordinal) ? RoundedTwice : 0);
    }

    [Fact]
    public void Every_fixture_is_in_the_manifest()
    {
        var files = Fixtures.Names("codecs", "*").Where(name => Path.GetExtension(name) is ".png" or ".bmp" or ".pbm" or ".pgm" or ".ppm" or ".pnm" or ".pam");

        Assert.Equal(Fixture.Pictures.Select(picture => $"codecs/{picture.File}").Order(StringComparer.Ordinal), files);
    }

    private static (int Width, int Height, int Channels, int[] First, string Hash) Read<T>(Image<T> image)
        where T : unmanaged
    {
        var first = image.Samples[..Math.Min(6, image.Samples.Length)].ToArray().Select(sample => Convert.ToInt32(sample, null)).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(image.Samples)));
        return (image.Width, image.Height, image.Channels, first, hash);
    }

    private sealed record Manifest(string OpenCV, string Pillow, Picture[] Pictures);

    private sealed record Picture(string File, int Width, int Height, int Channels, int Bits, string Sha256, int[] First, string[] By);
}
