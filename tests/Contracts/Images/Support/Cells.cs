using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>The values of a column as texts that can be compared, each column type that image pipelines have.</summary>
internal static class Cells
{
    /// <summary>One pass over a column, with one buffer for all rows as a trainer would have it.</summary>
    public static string[] Of(IDataView view, string column, Random? random = null)
    {
        using var cursor = view.GetRowCursor([view.Schema[column]], random);
        return Drain(cursor, column);
    }

    public static string[] Drain(DataViewRowCursor cursor, string column)
    {
        var read = Reader(cursor, cursor.Schema[column]);
        var cells = new List<string>();
        while (cursor.MoveNext())
        {
            cells.Add(read());
        }

        return [.. cells];
    }

    public static Func<string> Reader(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType { ItemType: NumberDataViewType item } when item == NumberDataViewType.Single => Text<VBuffer<float>>(row, column, Join),
        VectorDataViewType { ItemType: NumberDataViewType item } when item == NumberDataViewType.Byte => Text<VBuffer<byte>>(row, column, Join),
        TextDataViewType => Text<ReadOnlyMemory<char>>(row, column, text => text.ToString()),
        NumberDataViewType => Text<int>(row, column, number => $"{number}"),
        _ => Text<MLImage?>(row, column, image => $"{Shot.Of(image)}"),
    };

    private static Func<string> Text<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> tell)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return tell(value);
        };
    }

    private static string Join<T>(VBuffer<T> vector) => $"{vector.Length}: {string.Join(' ', vector.DenseValues())}";
}
