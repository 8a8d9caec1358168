using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>PNG files of 8 bits a sample, made by the tests themselves so that decoding is tested against the format and not against an encoder.</summary>
internal static class PngBytes
{
    private const uint CrcPolynomial = 0xEDB88320;

    public static byte[] Grey(int width, int height, byte[] samples) => File(width, height, colourType: 0, channels: 1, samples);

    public static byte[] Rgb(int width, int height, byte[] samples) => File(width, height, colourType: 2, channels: 3, samples);

    public static byte[] GreyAlpha(int width, int height, byte[] samples) => File(width, height, colourType: 4, channels: 2, samples);

    public static byte[] Rgba(int width, int height, byte[] samples) => File(width, height, colourType: 6, channels: 4, samples);

    public static byte[] Palette(int width, int height, byte[] indexes, byte[] rgb, byte[]? alphas = null) => File(
        width, height, colourType: 3, channels: 1, indexes, [.. Chunk("PLTE", rgb), .. alphas is null ? [] : Chunk("tRNS", alphas)]);

    private static byte[] File(int width, int height, byte colourType, int channels, byte[] samples, byte[]? extra = null)
    {
        Assert.Equal(width * height * channels, samples.Length);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colourType);
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. extra ?? [],
            .. Chunk("IDAT", Compressed(samples, width * channels)), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Compressed(byte[] samples, int stride)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
        {
            foreach (var row in samples.Chunk(stride))
            {
                zlib.WriteByte(0);
                zlib.Write(row);
            }
        }

        return target.ToArray();
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(name), .. body];
        return [.. BigEndian((uint)body.Length), .. checkedPart, .. BigEndian(Crc(checkedPart))];
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ CrcPolynomial;
            }
        }

        return ~crc;
    }
}
