using MLNetVision.Imaging.Jpeg;
using MLNetVision.Imaging.Jpeg.Encoding;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>
/// A sequential JPEG file with any sampling, one scan a component, whose blocks are flat: block (x, y) of component i has the sample value Level(i, x,
/// y).
/// </summary>
internal sealed class FlatBlockFile(int width, int height, params (int Horizontal, int Vertical)[] factors)
{
    /// <summary>Quantiser of DC; with it a coefficient is the sample value less 128.</summary>
    private const int DcQuantiser = 8;

    internal Func<int, int, int, int> Level { get; init; } = (_, _, _) => 128;

    /// <summary>Blocks between restart markers; 0 for none.</summary>
    internal int RestartInterval { get; init; }

    internal byte[] File
    {
        get
        {
            var quantisers = new byte[64];
            Array.Fill(quantisers, (byte)DcQuantiser);
            return
            [
                0xFF, 0xD8,
                .. JpegParts.Segment(0xDB, [0, .. quantisers]),
                .. JpegParts.Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)factors.Length, .. Components()]),
                .. JpegParts.Segment(0xDD, (byte)(RestartInterval >> 8), (byte)RestartInterval),
                .. Enumerable.Range(0, factors.Length).SelectMany(Scan),
                0xFF, 0xD9,
            ];
        }
    }

    /// <summary>Samples of a component in a row and in a column.</summary>
    internal (int Width, int Height) Size(int component) =>
        (Ceiling(width * factors[component].Horizontal, factors.Max(factor => factor.Horizontal)),
            Ceiling(height * factors[component].Vertical, factors.Max(factor => factor.Vertical)));

    /// <summary>The entropy-coded segments of a scan, one a restart interval.</summary>
    internal List<byte[]> Intervals(int component)
    {
        var (wide, high) = (Ceiling(Size(component).Width, 8), Ceiling(Size(component).Height, 8));
        var levels = Enumerable.Range(0, wide * high).Select(i => Level(component, i % wide, i / wide));
        return [.. levels.Chunk(RestartInterval == 0 ? int.MaxValue : RestartInterval).Select(Encode)];
    }

    /// <summary>A scan header.</summary>
    internal static byte[] ScanHeader(int component) => JpegParts.Segment(0xDA, 1, Letter(component), 0, 0, 63, 0);

    private static byte Letter(int component) => "RGBK"u8[component];

    private static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;

    private static byte[] Encode(int[] levels)
    {
        using var stream = new MemoryStream();
        var bits = new BitWriter(stream);
        var writer = new BlockWriter(bits, [new HuffmanCodeTable(StandardHuffman.LuminanceDc)], [new HuffmanCodeTable(StandardHuffman.LuminanceAc)]);
        var before = 128;
        foreach (var level in levels)
        {
            writer.Add(0, level - before, new short[64], 0);
            before = level;
        }

        bits.Finish();
        return stream.ToArray();
    }

    private IEnumerable<byte> Components() =>
        factors.SelectMany((factor, i) => new[] { Letter(i), (byte)((factor.Horizontal << 4) | factor.Vertical), (byte)0 });

    private IEnumerable<byte> Scan(int component)
    {
        var restarts = Intervals(component).SelectMany((interval, i) => i == 0 ? interval : [0xFF, (byte)(0xD0 + ((i - 1) & 7)), .. interval]);
        return [.. ScanHeader(component), .. restarts];
    }
}
