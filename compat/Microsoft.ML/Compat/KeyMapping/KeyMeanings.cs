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
            $"Column '{column.Name}' of type {column.Type} has {values.Size} {AnnotationKinds.KeyValues}; it must be a key with one for each of its keys.");
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
