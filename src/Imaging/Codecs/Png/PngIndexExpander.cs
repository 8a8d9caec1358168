using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Lines of one sample of 1 to 8 bits that a table turns into a pixel: palettes, grey of little depth, grey with a transparent level.</summary>
internal sealed class PngIndexExpander : PngExpander<byte>
{
    private readonly int _depth;
    private readonly byte[] _table;

    internal PngIndexExpander(PngFile png)
    {
        Channels = png.Channels;
        _depth = png.Header.BitDepth;
        _table = png.Header.Color == PngColor.Palette ? PaletteTable(png) : GreyTable(png);
    }

    internal override int Channels { get; }

    internal override void Expand(ReadOnlySpan<byte> line, Span<byte> row) => IndexedPixels.Expand(line, _depth, _table, Channels, row);

    /// <summary>Colours past the end of the palette are opaque black, as libpng has them.</summary>
    private static byte[] PaletteTable(PngFile png)
    {
        var channels = png.Channels;
        var table = new byte[256 * channels];
        for (var index = 0; index < 256; index++)
        {
            if (3 * index < png.Palette.Length)
                png.Palette.AsSpan(3 * index, 3).CopyTo(table.AsSpan(index * channels));
            if (channels == 4)
                table[(index * channels) + 3] = index < png.Transparency!.Length ? png.Transparency[index] : byte.MaxValue;
        }

        return table;
    }

    private static byte[] GreyTable(PngFile png)
    {
        var channels = png.Channels;
        var levels = 1 << png.Header.BitDepth;
        var table = new byte[levels * channels];
        for (var level = 0; level < levels; level++)
        {
            table[level * channels] = (byte)(level * byte.MaxValue / (levels - 1));
            if (channels == 2)
                table[(level * channels) + 1] = BinaryPrimitives.ReadUInt16BigEndian(png.Transparency) == level ? (byte)0 : byte.MaxValue;
        }

        return table;
    }
}
