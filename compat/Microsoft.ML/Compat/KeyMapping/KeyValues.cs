using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>The KeyValues annotation of a mapped column: its values, or, of keys, the values that those keys stood for.</summary>
internal static class KeyValues
{
    public static void Add<T>(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, PrimitiveDataViewType type, T[] values, bool asText)
    {
        if (type is KeyDataViewType key && ValuesOf(input, key) is { } meanings)
            GenericCall.Run(AddMeanings<int, int>, typeof(T), meanings.ItemType.RawType, annotations, input, meanings.ItemType, key, values, asText);
        else
            AddValues(annotations, type, () => values, values.Length, asText);
    }

    /// <summary>The type of the input's own key values, if it has one for each key.</summary>
    private static VectorDataViewType ValuesOf(DataViewSchema.Column input, KeyDataViewType key)
        => input.VectorType(AnnotationKinds.KeyValues) is { } type && (ulong)type.Size == key.Count ? type : null;

    private static void AddMeanings<T, TMeaning>(
        DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, PrimitiveDataViewType type, KeyDataViewType key, T[] keys, bool asText)
    {
        var widen = StandardConversions.Get<T, ulong>(key, NumberDataViewType.UInt64);
        AddValues(annotations, type, Meanings, keys.Length, asText);

        TMeaning[] Meanings()
        {
            VBuffer<TMeaning> values = default;
            input.GetKeyValues(ref values);
            return [.. keys.Select(value =>
            {
                var number = 0UL;
                widen(value, ref number);
                return values.GetItemOrDefault((int)number - 1);
            })];
        }
    }

    private static void AddValues<T>(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType type, Func<T[]> values, int count, bool asText)
    {
        if (asText && type is not TextDataViewType)
        {
            var write = ValueText.Writer<T>(type);
            Add<ReadOnlyMemory<char>>(annotations, TextDataViewType.Instance, () => [.. values().Select(value => write(value).AsMemory())], count);
        }
        else
        {
            Add(annotations, type, values, count);
        }
    }

    private static void Add<T>(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType type, Func<T[]> values, int count)
    {
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> destination) => new VBuffer<T>(count, values()).CopyTo(ref destination);
        annotations.Add(AnnotationKinds.KeyValues, new VectorDataViewType(type, count), getter);
    }
}
