using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Reading;

/// <summary>Keys: the key's own values are the classes, in the key's order; without values, the numbers from 0.</summary>
internal sealed class KeyLabels : LabelNames
{
    /// <summary>A key without a useful count, such as one of all UInt32, says nothing about classes.</summary>
    private const int Most = 1_000_000;

    private readonly string _owner;
    private readonly string[] _values;
    private readonly IReadOnlyList<string>? _known;
    private readonly Dictionary<string, int> _numbers;

    public KeyLabels(string owner, DataViewSchema.Column column, IReadOnlyList<string>? known)
    {
        var key = (KeyDataViewType)column.Type;
        if (key.Count > Most)
        {
            throw new ArgumentException(
                $"{owner}: the label column '{column.Name}' is a key of {key.Count} values; {Most} classes are the limit. Give the key its count.");
        }

        _owner = owner;
        _known = known;
        _values = KeyNames.Of(column, (int)key.Count);
        _numbers = Numbered(known ?? _values);
        All = known ?? _values;
    }

    public override IReadOnlyList<string> All { get; }

    public override Func<int?> Bind(DataViewRow row, DataViewSchema.Column column) => column.Type.RawType switch
    {
        var t when t == typeof(byte) => Bind<byte>(row, column, v => v),
        var t when t == typeof(ushort) => Bind<ushort>(row, column, v => v),
        var t when t == typeof(uint) => Bind<uint>(row, column, v => v),
        _ => Bind<ulong>(row, column, v => v),
    };

    private Func<int?> Bind<T>(DataViewRow row, DataViewSchema.Column column, Func<T, ulong> convert)
        where T : struct
    {
        var get = row.GetGetter<T>(column);
        var value = default(T);
        return () =>
        {
            get(ref value);
            var index = convert(value);
            return index == 0 || index > (ulong)_values.Length ? null
                : _known is null ? (int)(index - 1)
                : Find(_owner, row, column.Name, _numbers, _values[index - 1].ToString(CultureInfo.InvariantCulture));
        };
    }
}
