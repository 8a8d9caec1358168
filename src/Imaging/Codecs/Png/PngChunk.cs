namespace MLNetVision.Imaging;

/// <summary>The chunk types that are read or written, as big-endian letters.</summary>
internal static class PngChunk
{
    internal const uint Header = 0x49484452; // IHDR
    internal const uint Palette = 0x504C5445; // PLTE
    internal const uint Data = 0x49444154; // IDAT
    internal const uint End = 0x49454E44; // IEND
    internal const uint Transparency = 0x74524E53; // tRNS
    internal const uint Exif = 0x65584966; // eXIf

    /// <summary>Bytes of a chunk that are not data: length, type and CRC.</summary>
    internal const int Overhead = 12;
}
