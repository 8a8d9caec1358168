using System.Buffers;
using System.Buffers.Binary;

namespace MLNetVision.Imaging;

/// <summary>Walks the chunks of a PNG file: length, type, data, CRC of type and data.</summary>
internal ref struct PngChunkReader(ReadOnlySpan<byte> file)
{
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private readonly ReadOnlySpan<byte> _file = file;
    private int _next = PngHeader.Signature.Length;

    /// <summary>The four letters, big-endian.</summary>
    internal uint Type { get; private set; }

    /// <summary>Where <see cref="Data"/> begins in the file.</summary>
    internal int Start { get; private set; }

    internal int Length { get; private set; }

    internal readonly ReadOnlySpan<byte> Data => _file.Slice(Start, Length);

    /// <summary>A chunk whose first letter is upper case must be understood.</summary>
    internal readonly bool IsCritical => (Type & 0x20000000) == 0;

    internal readonly string Name => NameOf(Type);

    /// <summary>Goes to the next chunk; false if the file ends before that chunk does.</summary>
    internal bool TryMoveNext()
    {
        var rest = _file[_next..];
        if (rest.Length < PngChunk.Overhead)
            return false;

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        Type = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
        if (rest.Slice(4, 4).ContainsAnyExcept(Letters))
            throw new ImageFormatException($"PNG: the bytes {Type:X8} stand at {_next + 4} where the name of a chunk should be. The file is damaged.");
        if (length > (uint)(rest.Length - PngChunk.Overhead))
            return false;

        Start = _next + 8;
        Length = (int)length;
        _next = Start + Length + 4;
        return true;
    }

    /// <summary>Whether the stored CRC is that of the chunk's type and data.</summary>
    internal readonly bool IsIntact => StoredCrc == ComputedCrc;

    private readonly uint StoredCrc => BinaryPrimitives.ReadUInt32BigEndian(_file[(Start + Length)..]);

    private readonly uint ComputedCrc => Crc32.Compute(_file.Slice(Start - 4, Length + 4));

    internal readonly void CheckCrc()
    {
        if (!IsIntact)
        {
            throw new ImageFormatException(
                $"PNG: chunk {Name} at {Start - 8} carries CRC {StoredCrc:X8}, but its bytes give {ComputedCrc:X8}. The file is damaged.");
        }
    }

    private static string NameOf(uint type) => string.Create(4, type, static (letters, value) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = (char)(byte)(value >> (24 - (8 * i)));
    });
}
