using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Onnx.Proto;

/// <summary>The fields of a tensor while they are read. A file writes numbers as raw bytes or in a field of their type; both become bytes.</summary>
internal sealed class TensorParts
{
    private readonly List<long> _dims = [];
    private readonly List<long> _whole = [];
    private readonly List<ReadOnlyMemory<byte>> _fixed = [];
    private readonly ImmutableArray<string>.Builder _texts = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<string, string> _external = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte>? _raw;
    private OnnxType _type;
    private string _name = "";
    private string _doc = "";
    private bool _isExternal;

    public static TensorProto Read(WireReader reader)
    {
        var parts = new TensorParts();
        while (reader.Next())
        {
            parts.Take(reader);
        }

        return parts.Finish(reader);
    }

    private void Take(WireReader reader)
    {
        switch (reader.Field)
        {
            case 1: reader.Int64s(_dims); break;
            case 2: _type = (OnnxType)reader.Int32(); break;
            case 3: throw reader.Fail("a tensor in segments is not supported; write it whole");
            case 4: _fixed.Add(reader.Fixed(4)); break;
            case 5 or 7 or 11: reader.Int64s(_whole); break;
            case 6: _texts.Add(reader.Text()); break;
            case 8: _name = reader.Text(); break;
            case 9: _raw = reader.Bytes(); break;
            case 10: _fixed.Add(reader.Fixed(8)); break;
            case 12: _doc = reader.Text(); break;
            case 13: TakeExternal(reader); break;
            case 14: _isExternal = reader.Int64() == 1; break;
            default: reader.Skip(); break;
        }
    }

    private void TakeExternal(WireReader reader)
    {
        var (key, value) = Entries.Read(reader.Message("an entry of external data"));
        _external[key] = value;
    }

    private TensorProto Finish(WireReader reader)
    {
        if (!Enum.IsDefined(_type) || _type == OnnxType.Undefined)
        {
            throw Fail(reader, $"{(int)_type} is no element type that is known");
        }

        var count = Count(reader);
        if (_isExternal)
        {
            return Tensor(default) with { External = _external.ToImmutableDictionary(StringComparer.Ordinal) };
        }

        if (_type == OnnxType.Text)
        {
            return _texts.Count == count ? Tensor(default) with { Texts = _texts.ToImmutable() } : throw Short(reader, count, $"{_texts.Count} texts");
        }

        var expected = ((BigInteger)count * _type.Bits() + 7) / 8;
        var held = _raw is { } raw ? raw.Length : _fixed.Count > 0 ? _fixed.Sum(b => (long)b.Length) : Widened(reader);
        return held == expected ? Tensor(Numbers((int)expected)) : throw Short(reader, count, $"{held} of {expected} bytes");
    }

    /// <summary>Bytes that whole numbers take once they are as wide as their type.</summary>
    private long Widened(WireReader reader)
    {
        var complex = _type is OnnxType.Complex64 or OnnxType.Complex128;
        var isFloating = _type is OnnxType.Float or OnnxType.Double || complex;
        return _whole.Count > 0 && isFloating
            ? throw Fail(reader, $"numbers of type {_type} are written as whole ones")
            : ((long)_whole.Count * _type.Bits() + 7) / 8;
    }

    private TensorProto Tensor(ReadOnlyMemory<byte> data) => new(_name, _type, [.. _dims], data) { DocString = _doc };

    private long Count(WireReader reader)
    {
        BigInteger count = 1;
        foreach (var dim in _dims)
        {
            count *= dim >= 0 ? dim : throw Fail(reader, $"the size {dim} is negative");
        }

        return count <= long.MaxValue ? (long)count : throw Fail(reader, $"[{string.Join(", ", _dims)}] has more elements than can be counted");
    }

    private ReadOnlyMemory<byte> Numbers(int length)
    {
        if (_raw is { } raw)
        {
            return raw;
        }

        if (_fixed.Count == 1)
        {
            return _fixed[0];
        }

        var bytes = new byte[length];
        if (_fixed.Count > 1)
        {
            var at = 0;
            foreach (var part in _fixed)
            {
                part.CopyTo(bytes.AsMemory(at));
                at += part.Length;
            }
        }
        else
        {
            Narrow(bytes);
        }

        return bytes;
    }

    private void Narrow(Span<byte> bytes)
    {
        var width = _type.Bits() / 8;
        for (var i = 0; i < _whole.Count; i++)
        {
            if (width == 0)
            {
                bytes[i / 2] |= (byte)((_whole[i] & 0xF) << (4 * (i & 1)));
            }
            else
            {
                var number = _whole[i];
                MemoryMarshal.AsBytes(new Span<long>(ref number))[..width].CopyTo(bytes[(i * width)..]);
            }
        }
    }

    private OnnxException Short(WireReader reader, long count, string held) =>
        Fail(reader, $"{_type}[{string.Join(", ", _dims)}] has {count} elements, but the file holds {held}");

    private OnnxException Fail(WireReader reader, string rule) => reader.Fail(_name.Length == 0 ? rule : $"tensor '{_name}': {rule}");
}
