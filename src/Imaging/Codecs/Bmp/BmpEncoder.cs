using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Encodes BMP, rows from the bottom: grey with a palette of 256 greys, RGB with 24 bits, alpha with 32 bits and a version 4 header.</summary>
internal static class BmpEncoder
{
    private const int FileHeaderLength = 14;
    private const int Version3Length = 40;
    private const int Version4Length = 108;
    private const int Greys = 256;

    /// <summary>2835 pixels a metre: 72 dpi.</summary>
    private const int Resolution = 2835;

    /// <summary>The letters sRGB as Windows stores them.</summary>
    private const uint StandardColours = 0x73524742;

    internal static void Encode(Image<byte> image, Stream stream)
    {
        var channels = image.Channels == 2 ? 4 : image.Channels;
        var stride = (((long)image.Width * channels) + 3) / 4 * 4;
        var header = MakeHeader(image, channels, stride * image.Height);
        stream.Write(header);

        var line = new byte[stride];
        for (var y = image.Height - 1; y >= 0; y--)
        {
            if (channels == 1)
                image.Row(y).CopyTo(line);
            else
                PixelShuffle.Apply(image.Row(y), image.Channels, line.AsSpan(0, image.Width * channels), Map(image.Channels));
            stream.Write(line);
        }
    }

    private static ReadOnlySpan<sbyte> Map(int channels) => channels == 3 ? ChannelMap.RgbToBgr : ChannelMap.ToBgra(channels);

    private static byte[] MakeHeader(Image<byte> image, int channels, long pixelLength)
    {
        var infoLength = channels == 4 ? Version4Length : Version3Length;
        var paletteLength = channels == 1 ? 4 * Greys : 0;
        var header = new byte[FileHeaderLength + infoLength + paletteLength];
        if (header.Length + pixelLength > uint.MaxValue)
            throw new ArgumentException($"A picture of {image.Width} x {image.Height} is too large for BMP. Use PNG.", nameof(image));

        "BM"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(2), (uint)(header.Length + pixelLength));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(10), header.Length);
        WriteInfo(header.AsSpan(FileHeaderLength, infoLength), image, channels, (uint)pixelLength);
        for (var level = 0; level < paletteLength / 4; level++)
            header.AsSpan(FileHeaderLength + infoLength + (4 * level), 3).Fill((byte)level);
        return header;
    }

    private static void WriteInfo(Span<byte> info, Image<byte> image, int channels, uint pixelLength)
    {
        BinaryPrimitives.WriteInt32LittleEndian(info, info.Length);
        BinaryPrimitives.WriteInt32LittleEndian(info[4..], image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(info[8..], image.Height);
        BinaryPrimitives.WriteInt16LittleEndian(info[12..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(info[14..], (short)(8 * channels));
        BinaryPrimitives.WriteInt32LittleEndian(info[16..], (int)(channels == 4 ? BmpCompression.Masks : BmpCompression.None));
        BinaryPrimitives.WriteUInt32LittleEndian(info[20..], pixelLength);
        BinaryPrimitives.WriteInt32LittleEndian(info[24..], Resolution);
        BinaryPrimitives.WriteInt32LittleEndian(info[28..], Resolution);
        if (channels != 4)
            return;

        ReadOnlySpan<uint> masks = [0x00FF0000, 0x0000FF00, 0x000000FF, 0xFF000000, StandardColours];
        for (var i = 0; i < masks.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(info[(40 + (4 * i))..], masks[i]);
    }
}
