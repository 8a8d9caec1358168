using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>The values of one column as a sequence: as they are, text as strings, vectors as arrays.</summary>
internal static class ColumnValues
{
    /// <summary>Null when the column cannot be read as T.</summary>
    public static IEnumerable<T> Get<T>(IDataView data, DataViewSchema.Column column)
    {
        if (column.Type.RawType == typeof(T))
            return Read<T, T>(data, column, value => value);
        if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
            return (IEnumerable<T>)Read<ReadOnlyMemory<char>, string>(data, column, value => value.ToString());
        if (!typeof(T).IsArray || column.Type is not VectorDataViewType vector)
            return null;
        if (typeof(T).GetElementType() == vector.ItemType.RawType)
            return (IEnumerable<T>)GenericCall.Invoke<object>(Arrays<int>, vector.ItemType.RawType, data, column);
        return typeof(T) == typeof(string[]) && vector.ItemType is TextDataViewType
            ? (IEnumerable<T>)Read<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column, Texts) : null;
    }

    private static IEnumerable<TOut> Read<TIn, TOut>(IDataView data, DataViewSchema.Column column, Func<TIn, TOut> convert)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<TIn>(column);
        TIn value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return convert(value);
        }
    }

    private static object Arrays<T>(IDataView data, DataViewSchema.Column column) => Read<VBuffer<T>, T[]>(data, column, vector =>
    {
        var items = new T[vector.Length];
        vector.CopyTo(items);
        return items;
    });

    // As in ML.NET, the texts that a sparse vector does not store are null.
    private static string[] Texts(VBuffer<ReadOnlyMemory<char>> vector)
    {
        var texts = new string[vector.Length];
        foreach (var (index, text) in vector.Items())
            texts[index] = text.ToString();
        return texts;
    }
}
