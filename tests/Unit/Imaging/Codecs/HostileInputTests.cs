using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

/// <summary>Twenty thousand damaged files a format: each ends in a picture or an ImageFormatException, and takes no more memory than its bytes could fill.</summary>
public class HostileInputTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Inputs = 20_000;

    /// <summary>Exceptions with their traces, buffers from an empty pool.</summary>
    private const long Overhead = 1 << 19;

    /// <summary>A byte of DEFLATE may give 1,032 bytes of eight pixels each, and a palette four samples a pixel.</summary>
    [Fact]
    public void Png() => Run(HostileSeeds.Png, 101, PngBuilder.WithCrcs, bytesPerByte: PictureLimits.DeflateExpansion * 8 * 4);

    /// <summary>A byte of run-length codes may stand for 1,024 pixels, each an index and three samples.</summary>
    [Fact]
    public void Bmp() => Run(HostileSeeds.Bmp, 102, repair: null, bytesPerByte: 1024 * (1 + 3));

    /// <summary>A byte of bits gives eight samples; a wide sample is held as two bytes before it becomes one.</summary>
    [Fact]
    public void Pnm() => Run(HostileSeeds.Pnm, 103, repair: null, bytesPerByte: 8);

    private void Run(IReadOnlyList<byte[]> seeds, ulong seed, Func<byte[], byte[]>? repair, long bytesPerByte)
    {
        var hostile = new HostileInput<ImageFormatException> { Seeds = seeds, Seed = seed, Repair = repair, MayAllocate = length => Overhead + (length * bytesPerByte) };

        var report = hostile.Run(Inputs, bytes =>
        {
            ImageFile.Decode(bytes);
        });

        output.WriteLine(report.ToString());
        Assert.Equal(Inputs, report.Decoded + report.Refused);
        Assert.InRange(report.Decoded, Inputs / 100, Inputs);
        Assert.InRange(report.Refused, Inputs / 100, Inputs);
    }
}
