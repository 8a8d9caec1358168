using System.Buffers.Binary;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class ExifTests
{
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const ushort OrientationTag = 0x0112;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_orientation_is_read_in_both_byte_orders(bool little)
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            Assert.Equal(orientation, Exif.ReadOrientation(Block(little, (OrientationTag, Short, 1, (uint)orientation))));
            Assert.Equal(orientation, Exif.ReadOrientation(Block(little, (OrientationTag, Long, 1, (uint)orientation))));
            Assert.Equal(orientation, Exif.ReadOrientation([.. "Exif\0\0"u8, .. Block(little, (OrientationTag, Short, 1, (uint)orientation))]));
        }
    }

    [Fact]
    public void The_entry_is_found_among_others() =>
        Assert.Equal(6, Exif.ReadOrientation(Block(true, (0x0100, Long, 1, 640), (0x0101, Long, 1, 427), (OrientationTag, Short, 1, 6), (0x011A, 5, 1, 99))));

    [Theory]
    [InlineData(0, Short, 1)]
    [InlineData(9, Short, 1)]
    [InlineData(6, Short, 2)]
    [InlineData(6, 2, 1)]
    [InlineData(0x10006, Long, 1)]
    public void A_senseless_entry_means_upright(int value, int type, int count) =>
        Assert.Equal(1, Exif.ReadOrientation(Block(true, (OrientationTag, (ushort)type, (uint)count, (uint)value))));

    [Fact]
    public void A_block_cut_anywhere_means_upright()
    {
        var block = Block(false, (OrientationTag, Short, 1, 6));
        for (var length = 0; length < block.Length; length++)
            Assert.Equal(1, Exif.ReadOrientation(block.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0, (byte)'X')]
    [InlineData(2, (byte)43)]
    [InlineData(7, (byte)0xFF)]
    public void A_damaged_header_means_upright(int at, byte value)
    {
        var block = Block(true, (OrientationTag, Short, 1, 6));
        block[at] = value;

        Assert.Equal(1, Exif.ReadOrientation(block));
    }

    private static byte[] Block(bool little, params (ushort Tag, ushort Type, uint Count, uint Value)[] entries)
    {
        var bytes = new byte[8 + 2 + (entries.Length * 12)];
        (little ? "II"u8 : "MM"u8).CopyTo(bytes);
        Put16(bytes.AsSpan(2), 42, little);
        Put32(bytes.AsSpan(4), 8, little);
        Put16(bytes.AsSpan(8), (ushort)entries.Length, little);
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = bytes.AsSpan(10 + (i * 12));
            Put16(entry, entries[i].Tag, little);
            Put16(entry[2..], entries[i].Type, little);
            Put32(entry[4..], entries[i].Count, little);
            if (entries[i].Type == Short)
                Put16(entry[8..], (ushort)entries[i].Value, little);
            else
                Put32(entry[8..], entries[i].Value, little);
        }

        return bytes;
    }

    private static void Put16(Span<byte> at, ushort value, bool little)
    {
        if (little)
            BinaryPrimitives.WriteUInt16LittleEndian(at, value);
        else
            BinaryPrimitives.WriteUInt16BigEndian(at, value);
    }

    private static void Put32(Span<byte> at, uint value, bool little)
    {
        if (little)
            BinaryPrimitives.WriteUInt32LittleEndian(at, value);
        else
            BinaryPrimitives.WriteUInt32BigEndian(at, value);
    }
}
