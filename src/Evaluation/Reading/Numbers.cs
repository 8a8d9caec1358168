using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>Reads a number or truth value of any type as a double; a missing key is not a number, other keys count from 0.</summary>
internal static class Numbers
{
    public static Func<double>? ReaderOrNull(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        BooleanDataViewType => Of<bool>(row, column, v => v ? 1 : 0),
        KeyDataViewType key => Key(row, column, key.RawType),
        NumberDataViewType number => Number(row, column, number.RawType),
        _ => null,
    };

    private static Func<double>? Key(DataViewRow row, DataViewSchema.Column column, Type raw) =>
        Number(row, column, raw) is { } read ? () => read() is var key && key > 0 ? key - 1 : double.NaN : null;

    private static Func<double>? Number(DataViewRow row, DataViewSchema.Column column, Type raw) => Type.GetTypeCode(raw) switch
    {
        TypeCode.Single => Of<float>(row, column),
        TypeCode.Double => Of<double>(row, column),
        TypeCode.SByte => Of<sbyte>(row, column),
        TypeCode.Byte => Of<byte>(row, column),
        TypeCode.Int16 => Of<short>(row, column),
        TypeCode.UInt16 => Of<ushort>(row, column),
        TypeCode.Int32 => Of<int>(row, column),
        TypeCode.UInt32 => Of<uint>(row, column),
        TypeCode.Int64 => Of<long>(row, column),
        TypeCode.UInt64 => Of<ulong>(row, column),
        _ => null,
    };

    private static Func<double> Of<T>(DataViewRow row, DataViewSchema.Column column)
        where T : INumberBase<T> => Of<T>(row, column, double.CreateTruncating);

    private static Func<double> Of<T>(DataViewRow row, DataViewSchema.Column column, Func<T, double> convert)
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default!;
            getter(ref value);
            return convert(value);
        };
    }
}
