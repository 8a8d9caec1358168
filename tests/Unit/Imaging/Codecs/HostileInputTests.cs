using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

/// <summary>Fifty thousand damaged files a format end in a picture or an ImageFormatException each, and take no more memory than they could fill.</summary>
public class HostileInputTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Inputs = 50_000;

    private static readonly DecodeOptions Stored = new() { ApplyOrientation = false };

    /// <summary>Exceptions with their traces, buffers from an empty pool.</summary>
    private const long Overhead = 1 << 19;

    /// <summary>A byte of DEFLATE may give 1,032 bytes of eight pixels, and a palette four samples a pixel; decoded once to bytes, once to words.</summary>
    [Fact]
    public void Png() => Run(HostileSeeds.Png, 101, PngBuilder.WithCrcs, bytesPerByte: PictureLimits.DeflateExpansion * 8 * 4 * 4);

    /// <summary>A byte of run-length codes may stand for 1,024 pixels, each an index and three samples; decoded once to bytes, once to words.</summary>
    [Fact]
    public void Bmp() => Run(HostileSeeds.Bmp, 102, repair: null, bytesPerByte: (2 * 1024) * (1 + 3 + 6));

    /// <summary>A byte of bits gives eight samples; decoded once to bytes, once to words.</summary>
    [Fact]
    public void Pnm() => Run(HostileSeeds.Pnm, 103, repair: null, bytesPerByte: 64);

    /// <summary>
    /// A bit may stand for a block of 64 pixels, so a byte for 512 pixels of three samples, once as bytes and once as words, and for 512 samples of two bytes
    /// that wait for their other scans, in rented arrays of up to twice that. A row of units may be as large as a picture.
    /// </summary>
    [Fact]
    public void Jpeg() => Run(HostileSeeds.Jpeg, 104, repair: null, bytesPerByte: 8 * 64 * 3 * (1 + 1 + 2 + 4 + 4));

    [Fact]
    public void Progressive_Jpeg() => Run(HostileSeeds.ProgressiveJpeg, 105, repair: null, bytesPerByte: 8 * 64 * 3 * (1 + 1 + 2 + 4 + 4));

    private void Run(IReadOnlyList<byte[]> seeds, ulong seed, Func<byte[], byte[]>? repair, long bytesPerByte)
    {
        var hostile = new HostileInput<ImageFormatException>
        {
            Seeds = seeds,
            Seed = seed,
            Repair = repair,
            MayAllocate = length => Overhead + (length * bytesPerByte),
        };

        var report = hostile.Run(Inputs, Decode);

        output.WriteLine(report.ToString());
        Assert.Equal(Inputs, report.Decoded + report.Refused);
        Assert.InRange(report.Decoded, Inputs / 100, Inputs);
        Assert.InRange(report.Refused, Inputs / 100, Inputs);
    }

    /// <summary>A file that decodes must have been described rightly; one that does not may be described, or refused as well.</summary>
    private static void Decode(byte[] bytes)
    {
        ImageInfo? info = null;
        try
        {
            info = ImageFile.Identify(bytes);
        }
        catch (ImageFormatException)
        {
        }

        var image = ImageFile.Decode(bytes, Stored);
        Assert.NotNull(info);
        Assert.Equal((info.Width, info.Height, info.Channels), (image.Width, image.Height, image.Channels));
        Assert.Equal(image.Samples.Length, ImageFile.Decode16(bytes, Stored).Samples.Length);
    }
}
