using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.ValueMapping;

/// <summary>Makes maps from pairs of .NET values, or from two columns of a view.</summary>
internal static class ValueMaps
{
    public static ValueMap OfPairs<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs, bool valuesAreKeys)
    {
        var list = pairs.ToArray();
        return valuesAreKeys ? KeyedValues.Create(list) : Create(TypeOf<TKey>(), TypeOf<TValue>(), list, list.Select(pair => (object)pair.Value));
    }

    public static ValueMap OfVectors<TKey, TItem>(IEnumerable<KeyValuePair<TKey, TItem[]>> pairs)
    {
        var list = pairs.ToArray();
        var type = new VectorDataViewType(TypeOf<TItem>());
        return Create(TypeOf<TKey>(), type, list, list.Select(pair => GenericCall.Invoke<object>(Buffer<int>, type.ItemType.RawType, Raw(pair.Value))));
    }

    public static ValueMap OfView(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        Check(lookup.Schema, keyColumn, nameof(keyColumn));
        Check(lookup.Schema, valueColumn, nameof(valueColumn));
        return GenericCall.Invoke<ValueMap>(Read<int, int>, keyColumn.Type.RawType, valueColumn.Type.RawType, lookup, keyColumn, valueColumn);
    }

    /// <summary>The column type of a .NET type; a type that no column has is an error.</summary>
    public static PrimitiveDataViewType TypeOf<T>() => DataViewTypes.PrimitiveOf(typeof(T));

    /// <summary>A map of boxed values of the column types' raw types; text may be given as strings.</summary>
    public static ValueMap Create<TKey, TValue>(
        PrimitiveDataViewType keyType,
        DataViewType valueType,
        KeyValuePair<TKey, TValue>[] pairs,
        IEnumerable<object> values,
        DataViewSchema.Annotations annotations = null)
        => GenericCall.Invoke<ValueMap>(CreateCore<int, int>, keyType.RawType, valueType.RawType, keyType, valueType,
            pairs.Select(pair => Raw(pair.Key)).ToArray(), values.Select(Raw).ToArray(), annotations ?? DataViewSchema.Annotations.Empty);

    private static ValueMap CreateCore<TKey, TValue>(
        DataViewType keyType, DataViewType valueType, object[] keys, object[] values, DataViewSchema.Annotations annotations)
        => new ValueMap<TKey, TValue>(keyType, valueType, annotations, keys.Zip(values, (key, value) => ((TKey)key, (TValue)value)));

    private static object Raw(object value) => value switch
    {
        string text => text.AsMemory(),
        string[] texts => texts.Select(text => text.AsMemory()).ToArray(),
        _ => value,
    };

    private static object Buffer<T>(T[] items) => new VBuffer<T>(items.Length, items);

    private static void Check(DataViewSchema schema, DataViewSchema.Column column, string parameter)
    {
        var own = schema.GetColumnOrNull(column.Name);
        Guard.State(own is { } found && found.Index == column.Index && found.Type.Equals(column.Type) && ReferenceEquals(found.Annotations, column.Annotations),
            $"{parameter} '{column.Name}' is not a column of the lookup view; take it from that view's schema.");
    }

    private static ValueMap Read<TKey, TValue>(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        using var cursor = lookup.GetRowCursor([keyColumn, valueColumn]);
        return new ValueMap<TKey, TValue>(keyColumn.Type, valueColumn.Type, valueColumn.Annotations, Rows());

        IEnumerable<(TKey Key, TValue Value)> Rows()
        {
            var keyGetter = cursor.GetGetter<TKey>(keyColumn);
            var valueGetter = cursor.GetGetter<TValue>(valueColumn);
            while (cursor.MoveNext())
            {
                TKey key = default;
                TValue value = default;
                keyGetter(ref key);
                valueGetter(ref value);
                yield return (key, value);
            }
        }
    }
}
