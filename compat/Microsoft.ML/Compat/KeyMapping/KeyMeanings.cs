using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>The values that a column's keys stand for, as its KeyValues annotation gives them when the column is bound.</summary>
internal abstract class KeyMeanings
{
    /// <summary>Throws when the column has no value for each of its keys.</summary>
    public static KeyMeanings Of(DataViewSchema.Column column)
    {
        var values = column.VectorType(AnnotationKinds.KeyValues);
        Guard.State(values is not null, $"Column '{column.Name}' has no annotation {AnnotationKinds.KeyValues}, which tells the values its keys stand for.");
        var key = column.Type.ItemType() as KeyDataViewType;
        Guard.State(key is not null && (ulong)values.Size == key.Count,
            $"Column '{column.Name}' of type {column.Type} has {values.Size} {AnnotationKinds.KeyValues}; it must be a key with one value for each of its keys.");
        return GenericCall.Invoke<KeyMeanings>(Create<int, int>, key.RawType, values.ItemType.RawType, column, key, values.ItemType);
    }

    /// <summary>The type of the values, in the shape of the column.</summary>
    public abstract DataViewType Type { get; }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    private static KeyMeanings Create<TKey, TValue>(DataViewSchema.Column column, KeyDataViewType key, PrimitiveDataViewType valueType)
    {
        VBuffer<TValue> values = default;
        column.GetKeyValues(ref values);
        return new KeyMeanings<TKey, TValue>(column, key, valueType, [.. values.DenseValues()]);
    }
}

internal sealed class KeyMeanings<TKey, TValue>(DataViewSchema.Column column, KeyDataViewType key, PrimitiveDataViewType valueType, TValue[] values) : KeyMeanings
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
