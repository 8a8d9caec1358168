using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MLNetVision.Onnx.Proto;

/// <summary>
/// Writes the fields of one protocol-buffer message. Large blocks are kept as they are until all is written to a stream, so that weights are never copied.
/// Fields that hold their default are left out.
/// </summary>
internal sealed class WireWriter
{
    /// <summary>Blocks from this size on are not copied.</summary>
    private const int LargeBlock = 1024;

    private readonly List<ReadOnlyMemory<byte>> _blocks = [];
    private readonly ArrayBufferWriter<byte> _open = new();

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    public void Int64(int field, long value)
    {
        if (value != 0)
        {
            AlwaysInt64(field, value);
        }
    }

    public void AlwaysInt64(int field, long value)
    {
        Tag(field, WireType.Varint);
        Varint(unchecked((ulong)value));
    }

    public void Single(int field, float value)
    {
        Tag(field, WireType.Fixed32);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        Put(bytes);
    }

    public void Text(int field, string value)
    {
        if (value.Length > 0)
        {
            AlwaysText(field, value);
        }
    }

    public void AlwaysText(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void Texts(int field, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            AlwaysText(field, value);
        }
    }

    public void Bytes(int field, ReadOnlyMemory<byte> bytes)
    {
        Tag(field, WireType.Bytes);
        Varint((ulong)bytes.Length);
        Append(bytes);
    }

    public void Int64s(int field, IReadOnlyCollection<long> values)
    {
        foreach (var value in values)
        {
            AlwaysInt64(field, value);
        }
    }

    public void Singles(int field, IReadOnlyCollection<float> values)
    {
        foreach (var value in values)
        {
            Single(field, value);
        }
    }

    public void Message(int field, Action<WireWriter> write)
    {
        var inner = new WireWriter();
        write(inner);
        inner.Close();
        Tag(field, WireType.Bytes);
        Varint((ulong)inner.Length);
        foreach (var block in inner._blocks)
        {
            Append(block);
        }
    }

    public void Messages<T>(int field, IEnumerable<T> items, Action<T, WireWriter> write)
    {
        foreach (var item in items)
        {
            Message(field, w => write(item, w));
        }
    }

    public void CopyTo(Stream stream)
    {
        Close();
        foreach (var block in _blocks)
        {
            stream.Write(block.Span);
        }
    }

    private void Tag(int field, WireType type) => Varint(((ulong)field << 3) | (ulong)type);

    private void Varint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        Put(bytes[..length]);
    }

    private void Append(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < LargeBlock)
        {
            Put(bytes.Span);
            return;
        }

        Close();
        _blocks.Add(bytes);
        Length += bytes.Length;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _open.Write(bytes);
        Length += bytes.Length;
    }

    private void Close()
    {
        if (_open.WrittenCount > 0)
        {
            _blocks.Add(_open.WrittenMemory.ToArray());
            _open.ResetWrittenCount();
        }
    }
}
