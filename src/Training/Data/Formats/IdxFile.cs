using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNetVision.Training.Data;

/// <summary>
/// A file in MNIST's format: two zero bytes, the element's type, the number of dimensions, each dimension as four bytes (most significant first), then the
/// elements. Of the types, unsigned bytes (0x08) are read. A file may be compressed with gzip; its name does not matter.
/// </summary>
/// <param name="Dims">The dimensions, outermost first.</param>
/// <param name="Data">The elements.</param>
public sealed record IdxFile(IReadOnlyList<int> Dims, byte[] Data)
{
    private const int MostDims = 8;
    private const byte UnsignedBytes = 0x08;

    /// <summary>The most bytes that a byte of DEFLATE can give: a match of 258 bytes coded in two bits.</summary>
    private const int DeflateExpansion = 1032;

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="DataFormatException">The file is no such file.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, path);
    }

    /// <summary>Decodes the bytes of a file.</summary>
    /// <exception cref="DataFormatException">The bytes are no such file.</exception>
    public static IdxFile Decode(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return Read(stream, "IDX data");
    }

    private static IdxFile Read(Stream stream, string name)
    {
        try
        {
            var compressed = IsGzip(stream);
            var room = compressed ? stream.Length * DeflateExpansion : stream.Length;
            using var content = compressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            return Content(content, room, compressed, name);
        }
        catch (InvalidDataException wrong)
        {
            throw new DataFormatException($"'{name}': the compressed data is damaged: {wrong.Message}", wrong);
        }
        catch (EndOfStreamException wrong)
        {
            throw new DataFormatException($"'{name}' is cut off.", wrong);
        }
    }

    private static IdxFile Content(Stream content, long room, bool compressed, string name)
    {
        Span<byte> head = stackalloc byte[4];
        content.ReadExactly(head);
        if (head[0] != 0 || head[1] != 0)
        {
            throw new DataFormatException($"'{name}' is no IDX file: it begins with {Convert.ToHexString(head)}, not with two zero bytes.");
        }

        if (head[2] != UnsignedBytes)
        {
            throw new DataFormatException($"'{name}' holds elements of type 0x{head[2]:X2}; unsigned bytes (0x08) can be read.");
        }

        var dims = Dimensions(content, head[3], name);
        var count = Product(dims);
        var claimed = 4 + (4 * dims.Length) + count;
        if (count > Array.MaxLength || (compressed ? claimed > room : claimed != room))
        {
            throw new DataFormatException(
                $"'{name}': the header says [{string.Join(", ", dims)}], {claimed} bytes in all, but there {(compressed ? "can be at most" : "are")} {room}.");
        }

        var data = new byte[count];
        content.ReadExactly(data);
        return content.ReadByte() < 0 ? new IdxFile(dims, data) : throw new DataFormatException($"'{name}' goes on after its {claimed} bytes.");
    }

    private static int[] Dimensions(Stream content, int count, string name)
    {
        if (count is 0 or > MostDims)
        {
            throw new DataFormatException($"'{name}' has {count} dimensions; 1 to {MostDims} can be read.");
        }

        Span<byte> bytes = stackalloc byte[4];
        var dims = new int[count];
        for (var i = 0; i < count; i++)
        {
            content.ReadExactly(bytes);
            dims[i] = BinaryPrimitives.ReadInt32BigEndian(bytes);
            if (dims[i] < 0)
            {
                throw new DataFormatException($"'{name}': dimension {i} is {(uint)dims[i]}; {int.MaxValue} is the limit.");
            }
        }

        return dims;
    }

    /// <summary>The product, or a number over any limit where it would overflow.</summary>
    private static long Product(int[] dims)
    {
        var product = 1L;
        foreach (var dim in dims)
        {
            product = product * dim is var next && next <= int.MaxValue ? next : int.MaxValue;
        }

        return product;
    }

    private static bool IsGzip(Stream stream)
    {
        var isGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return isGzip;
    }
}
