using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.ValueMapping;

/// <summary>Maps whose values become keys: unsigned 32 and 64-bit values are the keys themselves, others are numbered from 1 as they come.</summary>
internal static class KeyedValues
{
    public static ValueMap Create<TKey, TValue>(KeyValuePair<TKey, TValue>[] pairs)
    {
        var distinct = pairs.Select(pair => pair.Value).Distinct().ToArray();
        var isKey = typeof(TValue) == typeof(uint) || typeof(TValue) == typeof(ulong);
        var keyType = new KeyDataViewType(isKey ? typeof(TValue) : typeof(uint), distinct.Length);
        ValueMaps.TypeOf<TValue>();
        var keys = pairs.Select(pair => isKey ? pair.Value : Number(distinct, pair.Value));
        return ValueMaps.Create(ValueMaps.TypeOf<TKey>(), keyType, pairs, keys, Annotations(distinct));
    }

    private static object Number<TValue>(TValue[] distinct, TValue value) => (uint)Array.IndexOf(distinct, value) + 1;

    private static DataViewSchema.Annotations Annotations<TValue>(TValue[] distinct)
    {
        ReadOnlyMemory<char>[] names = [.. distinct.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture).AsMemory())];
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(TextDataViewType.Instance, names.Length),
            Constants.Vector(new VBuffer<ReadOnlyMemory<char>>(names.Length, names)));
        return builder.ToAnnotations();
    }
}
