using System.Globalization;
using System.Text.Json;

namespace MLNetVision.Training.Data;

/// <summary>
/// Reads JSON of any length token by token with a buffer of 64 KB, which grows for a longer token only. What is not JSON, or not what is expected, ends in a
/// <see cref="DataFormatException"/> that names the file and the byte.
/// </summary>
internal sealed class JsonStream(Stream stream, string name)
{
    private const int MostTokenBytes = 1 << 28;
    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private bool _isLast;
    private long _consumed;
    private JsonReaderState _state = new(new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    private string _text = "";
    private double _number;

    /// <summary>What is being read, for messages: "annotations[12]".</summary>
    public string Place { get; set; } = "";

    private JsonTokenType Type { get; set; }

    /// <summary>Goes to the next token.</summary>
    public void Read()
    {
        while (!TryRead())
        {
            if (_isLast)
                throw Fault("the file ends too early");
            Refill();
        }
    }

    /// <summary>After the outermost value nothing may come.</summary>
    public void End()
    {
        while (!_isLast || _start < _end)
        {
            if (TryRead())
                throw Fault("there is more after the end");
            if (_isLast)
                return;
            Refill();
        }
    }

    /// <summary>Reads the object at hand; each value is the reader's to take or skip.</summary>
    public void Object(Action<string> property)
    {
        if (Type != JsonTokenType.StartObject)
            throw Fault($"an object is expected, not {Type}");
        for (Read(); Type != JsonTokenType.EndObject; Read())
        {
            var key = _text;
            Read();
            property(key);
        }
    }

    /// <summary>The first of these keys that the file's outermost object has; null for none.</summary>
    public string? FirstOf(params ReadOnlySpan<string> keys)
    {
        Read();
        if (!IsObject)
            return null;
        for (Read(); Type != JsonTokenType.EndObject; Read())
        {
            if (keys.Contains(_text))
                return _text;
            Read();
            Skip();
        }

        return null;
    }

    /// <summary>Reads the array at hand.</summary>
    public void Array(Action<int> item)
    {
        if (Type != JsonTokenType.StartArray)
            throw Fault($"a list is expected, not {Type}");
        var count = 0;
        for (Read(); Type != JsonTokenType.EndArray; Read())
            item(count++);
    }

    public bool IsArray => Type == JsonTokenType.StartArray;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsText => Type == JsonTokenType.String;

    public string Text(string what) => Type == JsonTokenType.String ? _text : throw Fault($"'{what}' is a text, not {Type}");

    public double Number(string what) => Type == JsonTokenType.Number ? _number : throw Fault($"'{what}' is a number, not {Type}");

    public long Whole(string what) => Number(what) is var n && n == Math.Floor(n) && Math.Abs(n) < 1L << 53
        ? (long)n
        : throw Fault(string.Create(CultureInfo.InvariantCulture, $"'{what}' is a whole number, not {_number}"));

    /// <summary>True, or a number that is not 0.</summary>
    public bool Flag(string what) => Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => Number(what) != 0,
    };

    /// <summary>Passes over the value at hand.</summary>
    public void Skip()
    {
        for (var depth = Step(); depth > 0; depth += Step())
            Read();
        int Step() => Type switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
            JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
            _ => 0,
        };
    }

    public DataFormatException Fault(string rule, Exception? cause = null)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"{name}: {(Place.Length > 0 ? Place + ": " : "")}{rule} (byte {_consumed}).");
        return cause is null ? new DataFormatException(message) : new DataFormatException(message, cause);
    }

    private bool TryRead()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (!reader.Read())
                return Keep(reader, false);
            Type = reader.TokenType;
            _text = Type is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString()! : "";
            _number = Type == JsonTokenType.Number ? reader.GetDouble() : 0;
            return Keep(reader, true);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw Fault("it is not JSON: " + fault.Message.Split(" LineNumber")[0].TrimEnd('.'), fault);
        }
    }

    private bool Keep(Utf8JsonReader reader, bool hasToken)
    {
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
        _consumed += reader.BytesConsumed;
        return hasToken;
    }

    private void Refill()
    {
        if (_start == 0 && _end == _buffer.Length)
        {
            if (_buffer.Length >= MostTokenBytes)
                throw Fault($"a text is longer than {MostTokenBytes} bytes");
            System.Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        if (_consumed == 0 && _end == 0 && read >= 3 && _buffer is [0xEF, 0xBB, 0xBF, ..])
            _start = 3;
        (_end, _isLast) = (_end + read, read == 0);
    }
}
