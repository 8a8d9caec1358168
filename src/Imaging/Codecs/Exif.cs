using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Reads the one EXIF field that changes the picture. The block is a TIFF header and directory (EXIF 2.32, 4.5 and 4.6.4).</summary>
internal static class Exif
{
    private const int Upright = 1;
    private const int HeaderLength = 8;
    private const int EntryLength = 12;
    private const int OrientationTag = 0x0112;
    private const int TypeShort = 3;
    private const int TypeLong = 4;

    /// <summary>What precedes the TIFF header in a JPEG APP1 segment, and in the eXIf chunk of some PNG writers.</summary>
    private static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>The orientation, 1 to 8; 1 where the block is damaged or says nothing, as no picture is worth losing over its metadata.</summary>
    /// <param name="tiff">The block, from its byte-order mark; a leading <c>Exif\0\0</c> is allowed.</param>
    internal static int ReadOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.StartsWith(Prefix))
            tiff = tiff[Prefix.Length..];
        if (tiff.Length < HeaderLength)
            return Upright;

        var little = tiff.StartsWith("II"u8);
        if ((!little && !tiff.StartsWith("MM"u8)) || UInt16(tiff[2..], little) != 42)
            return Upright;

        var directory = UInt32(tiff[4..], little);
        return directory <= (uint)tiff.Length - 2 ? FindOrientation(tiff[(int)directory..], little) : Upright;
    }

    private static int FindOrientation(ReadOnlySpan<byte> directory, bool little)
    {
        int count = UInt16(directory, little);
        var entries = directory[2..];
        for (var i = 0; i < count && entries.Length >= EntryLength; i++, entries = entries[EntryLength..])
        {
            if (UInt16(entries, little) == OrientationTag)
                return Value(entries, little);
        }

        return Upright;
    }

    private static int Value(ReadOnlySpan<byte> entry, bool little)
    {
        if (UInt32(entry[4..], little) != 1)
            return Upright;

        var value = UInt16(entry[2..], little) switch
        {
            TypeShort => UInt16(entry[8..], little),
            TypeLong => UInt32(entry[8..], little),
            _ => 0u,
        };
        return value is >= 1 and <= 8 ? (int)value : Upright;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
