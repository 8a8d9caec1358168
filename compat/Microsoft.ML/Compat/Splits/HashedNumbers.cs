using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Splits;

/// <summary>Hashes of a column's values, as places among 2^30 keys. A missing value, or a vector with one, has no place.</summary>
internal static class HashedNumbers
{
    private const uint DefaultSeed = 314489979;
    private const int Bits = 30;
    private const uint Mask = (1U << Bits) - 1;

    public static SamplingNumbers Of(DataViewSchema.Column column, int? seed)
    {
        var start = seed is { } value ? (uint)value : DefaultSeed;
        var item = column.Type.ItemType();
        if (item is not KeyDataViewType && !item.IsStandardScalar())
            throw Errors.WrongType("samplingKeyColumnName", "sampling key", column.Name, "a built-in type", column.Type.ToString());
        return new SamplingNumbers([column.Index], row =>
        {
            var hash = column.Type is VectorDataViewType vector
                ? GenericCall.Invoke<Func<uint?>>(OfVector<int>, vector.ItemType.RawType, row, column, start)
                : GenericCall.Invoke<Func<uint?>>(OfScalar<int>, column.Type.RawType, row, column, start);
            return () => hash() is { } known ? SamplingNumbers.Place((known & Mask) + 1UL, 1UL << Bits) : double.NaN;
        });
    }

    private static Func<uint?> OfScalar<T>(DataViewRow row, DataViewSchema.Column column, uint seed)
    {
        var getter = row.GetGetter<T>(row.Schema[column.Index]);
        var hasher = ValueHashers.Of<T>(column.Type);
        T value = default;
        return () =>
        {
            getter(ref value);
            var hash = seed;
            return hasher.Add(ref hash, value) ? hasher.Finish(hash, hasher.ScalarBytes) : null;
        };
    }

    private static Func<uint?> OfVector<T>(DataViewRow row, DataViewSchema.Column column, uint seed)
    {
        var getter = row.GetGetter<VBuffer<T>>(row.Schema[column.Index]);
        var hasher = ValueHashers.Of<T>(column.Type.ItemType());
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);
            var hash = seed;
            foreach (var value in vector.DenseValues())
            {
                if (!hasher.Add(ref hash, value))
                    return null;
            }

            return hasher.Finish(hash, vector.Length * hasher.ItemBytes);
        };
    }
}
