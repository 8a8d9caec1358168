using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MLNetVision.Networks;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Results on disk, a file each, found by what they were made from: a run that goes on reads what the one before had finished. A file is "MLNVROW1", the width
/// and the count (Int32), the numbers, and the first 64 bits of the SHA-256 of all before; little-endian. It appears whole or not at all; a damaged one is as
/// none. Several processes may share the folder.
/// </summary>
internal sealed class RowStore(string folder)
{
    private const int HeaderBytes = 16;
    private const int ChecksumBytes = 8;
    private const string Extension = ".rows";

    private static ReadOnlySpan<byte> Magic => "MLNVROW1"u8;

    /// <summary>The rows of a key, or null.</summary>
    public StoredRows? TryRead(UInt128 key)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(key));
            if (bytes.Length < HeaderBytes + ChecksumBytes
                || !bytes.AsSpan().StartsWith(Magic)
                || !Checksum(bytes).SequenceEqual(bytes.AsSpan()[^ChecksumBytes..]))
            {
                return null;
            }

            var numbers = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(HeaderBytes..^ChecksumBytes));
            return new StoredRows(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)), numbers.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a key has a file; whether it is undamaged only reading tells.</summary>
    public bool Contains(UInt128 key) => File.Exists(PathOf(key));

    public void Write(UInt128 key, StoredRows rows)
    {
        Directory.CreateDirectory(folder);
        var bytes = new byte[HeaderBytes + (rows.Values.Length * sizeof(float)) + ChecksumBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), rows.Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), rows.Count);
        MemoryMarshal.AsBytes(rows.Values.AsSpan()).CopyTo(bytes.AsSpan(HeaderBytes));
        Checksum(bytes).CopyTo(bytes.AsSpan()[^ChecksumBytes..]);
        AtomicFile.Write(PathOf(key), stream => stream.Write(bytes));
    }

    /// <summary>The rows of a key, made where there are none.</summary>
    public StoredRows Get(UInt128 key, Func<StoredRows> make)
    {
        if (TryRead(key) is { } known)
        {
            return known;
        }

        var made = make();
        Write(key, made);
        return made;
    }

    private static Span<byte> Checksum(byte[] bytes) => SHA256.HashData(bytes.AsSpan()[..^ChecksumBytes]).AsSpan(0, ChecksumBytes);

    private string PathOf(UInt128 key) => Path.Combine(folder, key.ToString("x32", CultureInfo.InvariantCulture) + Extension);
}
