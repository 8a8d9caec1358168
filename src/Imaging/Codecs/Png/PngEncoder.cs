using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging;

/// <summary>Encodes PNG with 8 or 16 bits a sample, not interlaced; the number of channels chooses the colour type.</summary>
internal static class PngEncoder
{
    internal static void Encode(Image<byte> image, CompressionLevel level, Stream stream) => Encode(image, image.Samples, level, stream);

    internal static void Encode(Image<ushort> image, CompressionLevel level, Stream stream)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Encode(image, MemoryMarshal.AsBytes(image.Samples), level, stream);
            return;
        }

        var bigEndian = new ushort[image.Samples.Length];
        BinaryPrimitives.ReverseEndianness(image.Samples, bigEndian);
        Encode(image, MemoryMarshal.AsBytes(bigEndian.AsSpan()), level, stream);
    }

    private static void Encode<T>(Image<T> image, ReadOnlySpan<byte> lines, CompressionLevel level, Stream stream)
        where T : unmanaged
    {
        var header = new PngHeader(image.Width, image.Height, 8 * Marshal.SizeOf<T>(), ColorOf(image.Channels), Interlaced: false);
        PngChunkWriter.WriteHeader(stream, header);
        using (var data = new PngDataStream(stream))
        using (var deflater = new ZLibStream(data, level))
            WriteLines(header, lines, level == CompressionLevel.NoCompression, deflater);
        PngChunkWriter.Write(stream, PngChunk.End, []);
    }

    private static void WriteLines(PngHeader header, ReadOnlySpan<byte> lines, bool plain, ZLibStream deflater)
    {
        var length = (int)header.LineLength(header.Width);
        var filter = new PngLineFilter(length, header.FilterStep);
        for (var y = 0; y < header.Height; y++)
        {
            var line = lines.Slice(y * length, length);
            var above = y == 0 ? [] : lines.Slice((y - 1) * length, length);
            deflater.Write(plain ? filter.Plain(line) : filter.Best(line, above));
        }
    }

    private static PngColor ColorOf(int channels) => channels switch
    {
        1 => PngColor.Grey,
        2 => PngColor.GreyAlpha,
        3 => PngColor.Rgb,
        _ => PngColor.Rgba,
    };
}
