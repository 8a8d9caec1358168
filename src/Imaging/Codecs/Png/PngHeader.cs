using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>PNG's colour types (PNG specification, third edition, table 8).</summary>
internal enum PngColor
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

/// <summary>The IHDR chunk.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColor Color, bool Interlaced)
{
    internal const int Length = 13;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Samples that the file stores for a pixel.</summary>
    internal int SamplesPerPixel => Color switch
    {
        PngColor.GreyAlpha => 2,
        PngColor.Rgb => 3,
        PngColor.Rgba => 4,
        _ => 1,
    };

    internal int BitsPerPixel => SamplesPerPixel * BitDepth;

    /// <summary>How far left the filters look: a pixel, or one byte where a byte holds several pixels.</summary>
    internal int FilterStep => Math.Max(1, BitsPerPixel / 8);

    /// <summary>Bytes of a line of so many pixels, without its filter byte.</summary>
    internal long LineLength(int pixels) => (((long)pixels * BitsPerPixel) + 7) / 8;

    internal static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != Length)
            throw new ImageFormatException($"PNG: chunk IHDR has {chunk.Length} bytes, not {Length}.");

        var width = BinaryPrimitives.ReadUInt32BigEndian(chunk);
        var height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw new ImageFormatException($"PNG: the header says {width} x {height} pixels; both must be from 1 to {int.MaxValue}.");

        int depth = chunk[8];
        var color = (PngColor)chunk[9];
        if (!IsAllowed(color, depth))
            throw new ImageFormatException($"PNG: the header combines colour type {chunk[9]} with {depth} bits a sample, which no PNG may.");
        if (chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
            throw new ImageFormatException($"PNG: compression {chunk[10]}, filter {chunk[11]} and interlace {chunk[12]} must be 0, 0, and 0 or 1.");

        return new((int)width, (int)height, depth, color, chunk[12] == 1);
    }

    private static bool IsAllowed(PngColor color, int depth) => color switch
    {
        PngColor.Grey => depth is 1 or 2 or 4 or 8 or 16,
        PngColor.Palette => depth is 1 or 2 or 4 or 8,
        PngColor.Rgb or PngColor.GreyAlpha or PngColor.Rgba => depth is 8 or 16,
        _ => false,
    };
}
