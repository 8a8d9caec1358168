using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MLNetVision.Trainers.FeatureStore;

/// <summary>
/// A file of rows. Header: "MLNVFEA1", the width (Int32), the space (UInt128), a checksum. Then records of one size: the key (UInt128), the features, a
/// checksum. Little-endian; a checksum is the first 64 bits of the SHA-256 of all before it in its part. What is torn or damaged is one record, and known
/// as such.
/// </summary>
internal static class SegmentFormat
{
    public const int HeaderBytes = 8 + sizeof(int) + KeyBytes + ChecksumBytes;
    private const int KeyBytes = 16;
    private const int ChecksumBytes = 8;

    private static ReadOnlySpan<byte> Magic => "MLNVFEA1"u8;

    public static int RecordBytes(int width) => checked(KeyBytes + (width * sizeof(float)) + ChecksumBytes);

    public static byte[] Header(FeatureSpace space)
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Magic.Length), space.Width);
        BinaryPrimitives.WriteUInt128LittleEndian(header.AsSpan(Magic.Length + sizeof(int)), space.Id);
        Seal(header);
        return header;
    }

    public static void WriteRecord(Span<byte> record, UInt128 key, ReadOnlySpan<float> features)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(record, key);
        MemoryMarshal.AsBytes(features).CopyTo(record[KeyBytes..]);
        Seal(record);
    }

    public static UInt128 KeyOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt128LittleEndian(record);

    /// <summary>Takes the features of a record; false if it is not the key's or not what was written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, UInt128 key, Span<float> features)
    {
        if (KeyOf(record) != key || !Checksum(record).SequenceEqual(record[^ChecksumBytes..]))
        {
            return false;
        }

        record[KeyBytes..^ChecksumBytes].CopyTo(MemoryMarshal.AsBytes(features));
        return true;
    }

    private static void Seal(Span<byte> part) => Checksum(part).CopyTo(part[^ChecksumBytes..]);

    private static Span<byte> Checksum(ReadOnlySpan<byte> part) => SHA256.HashData(part[..^ChecksumBytes]).AsSpan(0, ChecksumBytes);
}
