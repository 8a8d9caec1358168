using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>Numbers the different values of a column from 0 in the order in which they first come.</summary>
internal interface IClassReader
{
    /// <summary>How many different values came so far.</summary>
    int Classes { get; }

    /// <summary>The number of the current row's value.</summary>
    int Read();
}

/// <summary>Text.</summary>
internal sealed class TextClassReader(DataViewRow row, DataViewSchema.Column column) : IClassReader
{
    private readonly ValueGetter<ReadOnlyMemory<char>> _getter = row.GetGetter<ReadOnlyMemory<char>>(column);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Classes => _numbers.Count;

    public int Read()
    {
        ReadOnlyMemory<char> text = default;
        _getter(ref text);
        var bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!bySpan.TryGetValue(text.Span, out var number))
            bySpan[text.Span] = number = _numbers.Count;
        return number;
    }
}

/// <summary>Numbers, keys, truth values, times. All that are not a number are one value.</summary>
internal sealed class ValueClassReader<T>(DataViewRow row, DataViewSchema.Column column) : IClassReader
    where T : notnull
{
    private readonly ValueGetter<T> _getter = row.GetGetter<T>(column);
    private readonly Dictionary<T, int> _numbers = [];

    public int Classes => _numbers.Count;

    public int Read()
    {
        T value = default!;
        _getter(ref value);
        if (!_numbers.TryGetValue(value, out var number))
            _numbers[value] = number = _numbers.Count;
        return number;
    }
}
