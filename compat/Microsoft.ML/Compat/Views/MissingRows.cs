using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>Keeps the rows in which none of some columns has a missing value.</summary>
internal static class MissingRows
{
    public static RowTest Test(DataViewSchema.Column[] columns)
    {
        foreach (var column in columns)
        {
            var item = column.Type.ItemType();
            if (item is not KeyDataViewType && item != NumberDataViewType.Single && item != NumberDataViewType.Double)
                throw Errors.WrongType(nameof(columns), "filtered", column.Name, "Single, Double, a key or a vector of those", column.Type.ToString());
        }

        return new RowTest([.. columns.Select(column => column.Index)], row =>
        {
            var complete = columns.Select(column => Complete(row, row.Schema[column.Index])).ToArray();
            return () => Array.TrueForAll(complete, test => test());
        });
    }

    private static Func<bool> Complete(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? GenericCall.Invoke<Func<bool>>(CompleteVector<int>, vector.ItemType.RawType, row, column)
        : GenericCall.Invoke<Func<bool>>(CompleteScalar<int>, column.Type.RawType, row, column);

    private static Func<bool> CompleteScalar<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        var isMissing = MissingValues.TestOrNull<T>(column.Type);
        T value = default;
        return () =>
        {
            getter(ref value);
            return !isMissing(value);
        };
    }

    // What a sparse vector leaves out is default: a missing key, but no missing number.
    private static Func<bool> CompleteVector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        var isMissing = MissingValues.TestOrNull<T>(column.Type.ItemType());
        var defaultIsMissing = isMissing(default);
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);
            foreach (var value in vector.GetValues())
            {
                if (isMissing(value))
                    return false;
            }

            return vector.IsDense || !defaultIsMissing;
        };
    }
}
