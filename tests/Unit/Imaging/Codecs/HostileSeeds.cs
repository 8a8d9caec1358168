using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

/// <summary>Tiny valid files of every kind that a decoder tells apart.</summary>
internal static class HostileSeeds
{
    private const int Width = 7;
    private const int Height = 5;

    internal static IReadOnlyList<byte[]> Png { get; } = [.. MakePng()];

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
