using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>Reads numbers of any type.</summary>
internal static class NumberGetters
{
    /// <summary>A function that gives the present row's number.</summary>
    public static Func<double> For(DataViewRow row, DataViewSchema.Column column) => column.Type.RawType switch
    {
        var t when t == typeof(float) => Read<float>(row, column, v => v),
        var t when t == typeof(double) => Read<double>(row, column, v => v),
        var t when t == typeof(sbyte) => Read<sbyte>(row, column, v => v),
        var t when t == typeof(byte) => Read<byte>(row, column, v => v),
        var t when t == typeof(short) => Read<short>(row, column, v => v),
        var t when t == typeof(ushort) => Read<ushort>(row, column, v => v),
        var t when t == typeof(int) => Read<int>(row, column, v => v),
        var t when t == typeof(uint) => Read<uint>(row, column, v => v),
        var t when t == typeof(long) => Read<long>(row, column, v => v),
        var t when t == typeof(ulong) => Read<ulong>(row, column, v => v),
        _ => throw new ArgumentException($"Column '{column.Name}' of type {column.Type} holds no numbers."),
    };

    private static Func<double> Read<T>(DataViewRow row, DataViewSchema.Column column, Func<T, double> convert)
        where T : struct
    {
        var get = row.GetGetter<T>(column);
        var value = default(T);
        return () =>
        {
            get(ref value);
            return convert(value);
        };
    }
}
