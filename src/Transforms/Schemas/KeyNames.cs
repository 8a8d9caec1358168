using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Schemas;

/// <summary>The values that a key column stands for, as texts.</summary>
internal static class KeyNames
{
    private const string KeyValues = "KeyValues";

    public static string[] Of(DataViewSchema.Column column, int count)
    {
        var annotation = column.Annotations.Schema.GetColumnOrNull(KeyValues);
        return annotation?.Type is not VectorDataViewType values || values.Size != count
            ? [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]
            : values.ItemType.RawType switch
            {
                var t when t == typeof(ReadOnlyMemory<char>) => Read<ReadOnlyMemory<char>>(column),
                var t when t == typeof(float) => Read<float>(column),
                var t when t == typeof(double) => Read<double>(column),
                var t when t == typeof(sbyte) => Read<sbyte>(column),
                var t when t == typeof(byte) => Read<byte>(column),
                var t when t == typeof(short) => Read<short>(column),
                var t when t == typeof(ushort) => Read<ushort>(column),
                var t when t == typeof(int) => Read<int>(column),
                var t when t == typeof(uint) => Read<uint>(column),
                var t when t == typeof(long) => Read<long>(column),
                var t when t == typeof(ulong) => Read<ulong>(column),
                var t when t == typeof(bool) => Read<bool>(column),
                var t when t == typeof(DateTime) => Read<DateTime>(column),
                _ => throw new ArgumentException($"The key column '{column.Name}' stands for values of type {values.ItemType}, which have no names."),
            };
    }

    private static string[] Read<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")];
    }
}
