using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Splits;

/// <summary>The hasher of each column type. NaN, key 0 and empty text are missing; times are hashed as their ticks.</summary>
internal static class ValueHashers
{
    private const int Word = sizeof(uint);

    public static ValueHasher<T> Of<T>(DataViewType type) => (ValueHasher<T>)Create(type.RawType, type is KeyDataViewType);

    private static object Create(Type type, bool isKey) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => Words<bool>(value => value ? 1U : 0U),
        TypeCode.SByte => Words<sbyte>(value => (uint)value),
        TypeCode.Int16 => Words<short>(value => (uint)value),
        TypeCode.Int32 => Words<int>(value => (uint)value),
        TypeCode.Byte => Words<byte>(value => value, value => isKey && value == 0),
        TypeCode.UInt16 => Words<ushort>(value => value, value => isKey && value == 0),
        TypeCode.UInt32 => Words<uint>(value => value, value => isKey && value == 0),
        TypeCode.Single => Words<float>(value => BitConverter.SingleToUInt32Bits(value == 0 ? 0 : value), float.IsNaN),
        TypeCode.Double => Pairs<double>(value => BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value), double.IsNaN),
        TypeCode.Int64 => Pairs<long>(value => (ulong)value),
        TypeCode.UInt64 => Pairs<ulong>(value => value, value => isKey && value == 0),
        TypeCode.DateTime => Pairs<DateTime>(value => (ulong)value.Ticks),
        _ when type == typeof(DateTimeOffset) => Pairs<DateTimeOffset>(value => (ulong)value.UtcTicks),
        _ when type == typeof(TimeSpan) => Pairs<TimeSpan>(value => (ulong)value.Ticks),
        _ when type == typeof(DataViewRowId) => Words<DataViewRowId>(value => (uint)value.Low) with { ScalarBytes = 4 * Word },
        _ => new ValueHasher<ReadOnlyMemory<char>>(AddText, 0, 0),
    };

    private static ValueHasher<T> Words<T>(Func<T, uint> word, Predicate<T> isMissing = null) => new(
        (ref uint hash, T value) =>
        {
            hash = Murmur.Round(hash, word(value));
            return isMissing is null || !isMissing(value);
        },
        Word,
        Word);

    private static ValueHasher<T> Pairs<T>(Func<T, ulong> words, Predicate<T> isMissing = null) => new(
        (ref uint hash, T value) =>
        {
            var both = words(value);
            hash = Murmur.Round(Murmur.Round(hash, (uint)both), (uint)(both >> 32));
            return isMissing is null || !isMissing(value);
        },
        2 * Word,
        2 * Word);

    private static bool AddText(ref uint hash, ReadOnlyMemory<char> value)
    {
        hash = Murmur.Text(hash, value.Span.Trim(' '));
        return !value.IsEmpty;
    }
}
