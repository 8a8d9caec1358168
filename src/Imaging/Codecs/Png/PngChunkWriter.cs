using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Writes chunks: length, type, data, CRC of type and data.</summary>
internal static class PngChunkWriter
{
    internal static void Write(Stream stream, uint type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);

        BinaryPrimitives.WriteUInt32BigEndian(number, type);
        stream.Write(number);
        stream.Write(data);

        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Compute(number), data));
        stream.Write(number);
    }

    internal static void WriteHeader(Stream stream, PngHeader header)
    {
        stream.Write(PngHeader.Signature);
        Span<byte> data = stackalloc byte[PngHeader.Length];
        BinaryPrimitives.WriteInt32BigEndian(data, header.Width);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], header.Height);
        data[8] = (byte)header.BitDepth;
        data[9] = (byte)header.Color;
        data[10..].Clear();
        Write(stream, PngChunk.Header, data);
    }
}
