using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

/// <summary>Puts PNG files together chunk by chunk, right or wrong.</summary>
internal sealed class PngBuilder
{
    private readonly MemoryStream _file = new();

    internal PngBuilder() => _file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    internal byte[] File => _file.ToArray();

    internal static byte[] Pixels(params byte[] lines)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            deflater.Write(lines);
        return compressed.ToArray();
    }

    /// <summary>A whole file of one picture; <paramref name="lines"/> are the filtered lines.</summary>
    internal static byte[] Whole(int width, int height, int depth, int color, byte[] lines, bool interlaced = false) =>
        new PngBuilder().Header(width, height, depth, color, interlaced).Data(Pixels(lines)).End().File;

    internal PngBuilder Header(int width, int height, int depth, int color, bool interlaced = false)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        data[8] = (byte)depth;
        data[9] = (byte)color;
        data[12] = interlaced ? (byte)1 : (byte)0;
        return Chunk("IHDR", data);
    }

    internal PngBuilder Data(params byte[] compressed) => Chunk("IDAT", compressed);

    internal PngBuilder End() => Chunk("IEND");

    internal PngBuilder Chunk(string type, params byte[] data)
    {
        var start = (int)_file.Length;
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        _file.Write(number);
        _file.Write(Encoding.ASCII.GetBytes(type));
        _file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Scalar(File.AsSpan(start + 4)));
        _file.Write(number);
        return this;
    }

    /// <summary>Gives every chunk that can be recognised the CRC of what it now holds.</summary>
    internal static byte[] WithCrcs(byte[] file)
    {
        var at = 8;
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                break;

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(end), Crc32.Scalar(file.AsSpan((at + 4)..end)));
            at = end + 4;
        }

        return file;
    }
}
