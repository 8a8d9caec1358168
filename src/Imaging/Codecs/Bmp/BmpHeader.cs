namespace MLNetVision.Imaging;

/// <summary>What the headers of a BMP file say.</summary>
internal sealed record BmpHeader
{
    internal required int Width { get; init; }

    internal required int Height { get; init; }

    /// <summary>Whether the first row in the file is the top one.</summary>
    internal required bool IsTopDown { get; init; }

    internal required int BitsPerPixel { get; init; }

    internal required BmpCompression Compression { get; init; }

    /// <summary>Masks of red, green, blue and alpha; unused where a palette gives the colours.</summary>
    internal required BmpMask[] Masks { get; init; }

    /// <summary>Where the palette begins in the file.</summary>
    internal required int PaletteStart { get; init; }

    internal required int PaletteCount { get; init; }

    /// <summary>Bytes of a colour, 3 or 4.</summary>
    internal required int PaletteEntry { get; init; }

    /// <summary>Where the pixels begin in the file.</summary>
    internal required int PixelStart { get; init; }

    internal bool IsIndexed => BitsPerPixel <= 8;

    internal bool IsRunLength => Compression is BmpCompression.RunLength4 or BmpCompression.RunLength8;

    internal bool HasAlpha => Masks[3].Bits != 0;

    /// <summary>Bytes of an uncompressed row without its padding.</summary>
    internal long RowLength => (((long)Width * BitsPerPixel) + 7) / 8;

    /// <summary>From row to row; rows are padded to four bytes.</summary>
    internal long Stride => (RowLength + 3) / 4 * 4;
}
