using System.IO.Compression;

namespace MLNetVision.Imaging;

/// <summary>How a picture is encoded. A format reads only what concerns it.</summary>
public sealed record EncodeOptions
{
    /// <summary>The defaults.</summary>
    public static EncodeOptions Default { get; } = new();

    /// <summary>JPEG quality, 1 (smallest) to 100 (best). 90 by default.</summary>
    public int JpegQuality { get; init; } = 90;

    /// <summary>How JPEG stores colour: at half the size in both directions by default.</summary>
    public ChromaSubsampling JpegChroma { get; init; } = ChromaSubsampling.Chroma420;

    /// <summary>Whether JPEG makes Huffman tables for the picture: files a few per cent smaller for half as much work again. False by default.</summary>
    public bool JpegOptimisedTables { get; init; }

    /// <summary>How hard PNG tries to be small. Decoding gives the same picture for every level.</summary>
    public CompressionLevel PngCompression { get; init; } = CompressionLevel.Optimal;
}
