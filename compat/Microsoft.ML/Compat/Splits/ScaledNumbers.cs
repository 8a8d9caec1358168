using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Splits;

/// <summary>The values of a column of real numbers, scaled so that the smallest becomes 0 and the largest 1. The column is read once beforehand.</summary>
internal static class ScaledNumbers
{
    public static SamplingNumbers OfSingle(IDataView data, DataViewSchema.Column column)
    {
        var (scale, offset) = Fit<float>(data, column);
        return Scaled<float>(column, value => (value - offset) * scale);
    }

    public static SamplingNumbers OfDouble(IDataView data, DataViewSchema.Column column)
    {
        var (scale, offset) = Fit<double>(data, column);
        return Scaled<double>(column, value => (value - offset) * scale);
    }

    private static SamplingNumbers Scaled<T>(DataViewSchema.Column column, Func<T, double> scale) => new([column.Index], row =>
    {
        var getter = row.GetGetter<T>(row.Schema[column.Index]);
        T value = default;
        return () =>
        {
            getter(ref value);
            return scale(value);
        };
    });

    // Without a spread, or with an infinite one, every finite value becomes 0.
    private static (T Scale, T Offset) Fit<T>(IDataView data, DataViewSchema.Column column)
        where T : IFloatingPointIeee754<T>
    {
        var (min, max) = (T.PositiveInfinity, T.NegativeInfinity);
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        var value = T.Zero;
        while (cursor.MoveNext())
        {
            getter(ref value);
            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        var scale = max > min ? T.One / (max - min) : T.Zero;
        return (scale, scale == T.Zero ? T.Zero : min);
    }
}
