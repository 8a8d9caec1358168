using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;
using MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

/// <summary>Tiny valid files of every kind that a decoder tells apart.</summary>
internal static class HostileSeeds
{
    private const int Width = 7;
    private const int Height = 5;

    internal static IReadOnlyList<byte[]> Png { get; } = [.. MakePng()];

    internal static IReadOnlyList<byte[]> Bmp { get; } = [.. MakeBmp()];

    internal static IReadOnlyList<byte[]> Pnm { get; } =
    [
        [.. "P1\n# bits\n4 3\n0 1 0 1\n1010\n0 0 1 1\n"u8],
        [.. "P2 4 2 15 1 2 3 4 5 6 7 15"u8],
        [.. "P3 2 2 255 1 2 3 4 5 6 7 8 9 10 11 12"u8],
        [.. "P4 13 3\n"u8, .. SplitMix.Bytes(1, 6)],
        [.. "P5 4 3 200\n"u8, .. SplitMix.Bytes(2, 12).Select(value => (byte)(value % 201))],
        [.. "P5 4 3 65535\n"u8, .. SplitMix.Bytes(3, 24)],
        .. Enumerable.Range(1, 4).Select(channels => ImageFile.Encode(TestPictures.Smooth(Width, Height, channels), ImageFormat.Pnm)),
    ];

    internal static IReadOnlyList<byte[]> Jpeg { get; } = [.. MakeJpeg()];

    internal static IReadOnlyList<byte[]> ProgressiveJpeg { get; } = [JpegSeeds.Progressive, JpegSeeds.ProgressiveGrey, JpegSeeds.ProgressiveRestart];

    private static IEnumerable<byte[]> MakeJpeg()
    {
        foreach (var chroma in Enum.GetValues<ChromaSubsampling>())
            yield return ImageFile.Encode(
                TestPictures.Smooth(19, 13, 3), ImageFormat.Jpeg, new EncodeOptions { JpegChroma = chroma, JpegOptimisedTables = true });
        yield return ImageFile.Encode(TestPictures.Smooth(Width, Height, 1), ImageFormat.Jpeg, new EncodeOptions { JpegOptimisedTables = true });
        yield return JpegSeeds.Restart;
        yield return JpegSeeds.ScansApart;
        yield return JpegSeeds.Cmyk;
        yield return JpegParts.Remove(JpegSeeds.Restart, 0xC4, count: 4);
        yield return new FlatBlockFile(30, 20, (3, 2), (2, 4), (1, 1)) { Level = (component, x, y) => (50 * component) + (40 * x) + y }.File;
    }

    private static IEnumerable<byte[]> MakeBmp()
    {
        for (var channels = 1; channels <= 4; channels++)
            yield return ImageFile.Encode(TestPictures.Smooth(Width, Height, channels), ImageFormat.Bmp);

        var sixteen = SplitMix.Bytes(4, 4 * 16);
        yield return new BmpBuilder(Width, Height, 1, SplitMix.Bytes(5, 4 * Height)) { Palette = SplitMix.Bytes(6, 8) }.File;
        yield return new BmpBuilder(Width, -Height, 4, SplitMix.Bytes(7, 4 * Height)) { Palette = sixteen, Used = 16 }.File;
        yield return new BmpBuilder(Width, Height, 8, [7, 3, 0, 0, 0, 3, 1, 2, 3, 0, 0, 2, 1, 2, 2, 9, 0, 1]) { Compression = 1, Palette = sixteen }.File;
        yield return new BmpBuilder(Width, Height, 4, [7, 3, 0, 0, 0, 5, 1, 2, 3, 0, 0, 2, 1, 2, 2, 9, 0, 1]) { Compression = 2, Palette = sixteen }.File;
        yield return new BmpBuilder(Width, Height, 16, SplitMix.Bytes(8, 16 * Height)).File;
        yield return new BmpBuilder(Width, Height, 16, SplitMix.Bytes(9, 16 * Height)) { Compression = 3, Masks = [0xF800, 0x07E0, 0x001F] }.File;
        yield return new BmpBuilder(Width, Height, 32, SplitMix.Bytes(10, 28 * Height)) { Compression = 6, Masks = [0xFF, 0xFF00, 0xFF0000, 0xFF000000] }.File;
    }

    private static IEnumerable<byte[]> MakePng()
    {
        (int Color, int[] Depths)[] kinds = [(0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16])];
        foreach (var (color, depths) in kinds)
        {
            foreach (var depth in depths)
            {
                yield return MakePng(color, depth, interlaced: false, transparent: false);
                yield return MakePng(color, depth, interlaced: true, transparent: color <= 3);
            }
        }

        yield return ImageFile.Encode(TestPictures.Smooth(20, 20, 3), ImageFormat.Png);
    }

    private static byte[] MakePng(int color, int depth, bool interlaced, bool transparent)
    {
        var builder = new PngBuilder().Header(Width, Height, depth, color, interlaced);
        if (color == 3)
            builder.Chunk("PLTE", SplitMix.Bytes(1, 3 * (1 << depth)));
        if (transparent)
            builder.Chunk("tRNS", color == 3 ? [1, 2] : new byte[color == 0 ? 2 : 6]);
        builder.Chunk("eXIf", [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]);

        var header = new PngHeader(Width, Height, depth, (PngColor)color, interlaced);
        var draw = new Draw(9);
        var lines = new MemoryStream();
        foreach (var pass in PngPass.Of(header))
        {
            for (var y = 0; y < pass.Height(header); y++)
            {
                lines.WriteByte((byte)draw.Below(5));
                lines.Write(draw.Bytes((int)header.LineLength(pass.Width(header))));
            }
        }

        return builder.Data(PngBuilder.Pixels(lines.ToArray())).End().File;
    }
}
