using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>CRC-32 of ISO 3309 with the reflected polynomial 0xEDB88320, eight bytes a step (Intel's slicing-by-8).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    /// <summary>[slice * 256 + byte]: the remainder of that byte followed by so many zero bytes.</summary>
    private static readonly uint[] Table = MakeTable();

    internal static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The CRC of what <paramref name="crc"/> covers followed by <paramref name="bytes"/>; 0 covers nothing.</summary>
    internal static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        ReadOnlySpan<uint> table = Table.AsSpan(0, Slices * 256);
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)]
                ^ table[(5 * 256) + (byte)(low >> 16)] ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (byte)high] ^ table[(2 * 256) + (byte)(high >> 8)]
                ^ table[256 + (byte)(high >> 16)] ^ table[(int)(high >> 24)];
        }

        foreach (var value in bytes)
            crc = Step(table, crc, value);
        return ~crc;
    }

    /// <summary>The definition, a byte at a time.</summary>
    internal static uint Scalar(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = Step(Table, crc, value);
        return ~crc;
    }

    private static uint Step(ReadOnlySpan<uint> table, uint crc, byte value) => table[(byte)(crc ^ value)] ^ (crc >> 8);

    private static uint[] MakeTable()
    {
        var table = new uint[Slices * 256];
        for (var i = 0; i < table.Length; i++)
        {
            var remainder = i < 256 ? (uint)i : table[i - 256];
            if (i < 256)
            {
                for (var bit = 0; bit < 8; bit++)
                    remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ Polynomial : remainder >> 1;
            }
            else
            {
                remainder = table[(byte)remainder] ^ (remainder >> 8);
            }

            table[i] = remainder;
        }

        return table;
    }
}
