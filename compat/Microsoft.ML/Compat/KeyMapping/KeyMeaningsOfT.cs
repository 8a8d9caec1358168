using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

internal sealed class KeyMeanings<TKey, TValue>(DataViewSchema.Column column, KeyDataViewType key, PrimitiveDataViewType valueType, TValue[] values)
    : KeyMeanings
{
    private readonly ValueConversion<TKey, ulong> _widen = StandardConversions.Get<TKey, ulong>(key, NumberDataViewType.UInt64);
    private readonly TValue _missing = valueType is KeyDataViewType ? default : MissingValues.ValueOrDefault<TValue>();

    public override DataViewType Type { get; } = column.Type is VectorDataViewType vector ? new VectorDataViewType(valueType, vector.Dimensions) : valueType;

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType ? CreateVectorGetter(row, column) : CreateScalarGetter(row, column);

    private TValue MeaningOf(TKey key)
    {
        var number = 0UL;
        _widen(key, ref number);
        return number == 0 || number > (ulong)values.Length ? _missing : values[number - 1];
    }

    private ValueGetter<TValue> CreateScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<TKey>(column);
        TKey key = default;
        return (ref TValue value) =>
        {
            source(ref key);
            value = MeaningOf(key);
        };
    }

    private ValueGetter<VBuffer<TValue>> CreateVectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.GetGetter<VBuffer<TKey>>(column);
        VBuffer<TKey> keys = default;
        return (ref VBuffer<TValue> destination) =>
        {
            source(ref keys);
            if (keys.IsDense || !MissingValues.IsDefault(_missing))
                WriteDense(keys, ref destination);
            else
                WriteSparse(keys, ref destination);
        };
    }

    private void WriteDense(in VBuffer<TKey> keys, ref VBuffer<TValue> destination)
    {
        var editor = VBufferEditor.Create(ref destination, keys.Length);
        foreach (var (slot, key) in keys.Items(all: true))
            editor.Values[slot] = MeaningOf(key);
        destination = editor.Commit();
    }

    private void WriteSparse(in VBuffer<TKey> keys, ref VBuffer<TValue> destination)
    {
        var stored = keys.GetValues();
        var editor = VBufferEditor.Create(ref destination, keys.Length, stored.Length);
        var at = 0;
        for (var i = 0; i < stored.Length; i++)
        {
            var value = MeaningOf(stored[i]);
            if (MissingValues.IsDefault(value))
                continue;
            editor.Values[at] = value;
            editor.Indices[at++] = keys.GetIndices()[i];
        }

        destination = editor.CommitTruncated(at);
    }
}
