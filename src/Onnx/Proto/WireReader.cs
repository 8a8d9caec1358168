using System.Buffers.Binary;
using System.Text;

namespace MLNetVision.Onnx.Proto;

/// <summary>Reads the fields of one protocol-buffer message. Lengths are checked against what is there before anything is taken.</summary>
internal sealed class WireReader
{
    /// <summary>Graphs within attributes within nodes take three levels each.</summary>
    private const int DeepestNesting = 96;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _file;
    private readonly string _message;
    private readonly int _depth;
    private int _position;

    public WireReader(ReadOnlyMemory<byte> bytes, string file, string message, int depth = 0)
    {
        _bytes = bytes;
        _file = file;
        _message = message;
        _depth = depth;
        if (depth > DeepestNesting)
        {
            throw Fail($"messages lie within each other {DeepestNesting} deep at most");
        }
    }

    /// <summary>The number of the field that was found last.</summary>
    public int Field { get; private set; }

    /// <summary>How its value is written.</summary>
    public WireType Type { get; private set; }

    /// <summary>Goes to the next field; its value has to be read or skipped.</summary>
    public bool Next()
    {
        if (_position == _bytes.Length)
        {
            return false;
        }

        var tag = Varint();
        if (tag >> 3 is 0 or > 0x1FFF_FFFF || (tag & 7) is not (0 or 1 or 2 or 5))
        {
            throw Fail($"the field tag {tag} at byte {_position} is none of protocol buffers");
        }

        Field = (int)(tag >> 3);
        Type = (WireType)(tag & 7);
        return true;
    }

    public long Int64() => Expect(WireType.Varint, () => unchecked((long)Varint()));

    public int Int32() => unchecked((int)Int64());

    public float Single() => BitConverter.Int32BitsToSingle(Expect(WireType.Fixed32, () => BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span)));

    public double Double() => BitConverter.Int64BitsToDouble(Expect(WireType.Fixed64, () => BinaryPrimitives.ReadInt64LittleEndian(Take(8).Span)));

    /// <summary>The bytes of the field, as they lie in the file.</summary>
    public ReadOnlyMemory<byte> Bytes() => Expect(WireType.Bytes, () => Take(Varint()));

    public string Text() => Decode(Bytes());

    public WireReader Message(string message) => new(Bytes(), _file, message, _depth + 1);

    /// <summary>Whole numbers, one a field or many in one.</summary>
    public void Int64s(ICollection<long> values)
    {
        if (Type != WireType.Bytes)
        {
            values.Add(Int64());
            return;
        }

        var packed = Message(_message);
        while (packed._position < packed._bytes.Length)
        {
            values.Add(unchecked((long)packed.Varint()));
        }
    }

    /// <summary>Numbers of a fixed width, one a field or many in one, as the bytes that they are.</summary>
    public ReadOnlyMemory<byte> Fixed(int width)
    {
        var bytes = Type == WireType.Bytes ? Bytes()
            : Type == (width == 4 ? WireType.Fixed32 : WireType.Fixed64) ? Take((ulong)width)
            : throw Fail($"field {Field} is written as {Type}, not as numbers of {width} bytes");
        return bytes.Length % width == 0 ? bytes : throw Fail($"field {Field} holds {bytes.Length} bytes, which are no whole numbers of {width}");
    }

    /// <summary>Passes over a field that is of no interest.</summary>
    public void Skip()
    {
        _ = Type switch
        {
            WireType.Varint => (int)(Varint() & 1),
            WireType.Fixed64 => Take(8).Length,
            WireType.Fixed32 => Take(4).Length,
            _ => Take(Varint()).Length,
        };
    }

    public OnnxException Fail(string rule) => new(_file, _message, rule);

    private string Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw new OnnxException(_file, _message, $"field {Field} is no UTF-8 text", e);
        }
    }

    private T Expect<T>(WireType type, Func<T> read) =>
        Type == type ? read() : throw Fail($"field {Field} is written as {Type}, not as {type}");

    private ulong Varint()
    {
        var span = _bytes.Span;
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position == span.Length)
            {
                throw Fail("it ends within a number");
            }

            var part = span[_position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Fail($"the number before byte {_position} is longer than 64 bits");
    }

    private ReadOnlyMemory<byte> Take(ulong length)
    {
        var room = _bytes.Length - _position;
        if (length > (ulong)room)
        {
            throw Fail($"field {Field} announces {length} bytes, but {room} are left");
        }

        _position += (int)length;
        return _bytes.Slice(_position - (int)length, (int)length);
    }
}
