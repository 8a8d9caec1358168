using System.Numerics;
using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>The parser of the fields of each column type.</summary>
internal static class FieldParsers
{
    /// <summary>The parser of values of a type, whose raw type is T.</summary>
    public static FieldParser<T> For<T>(PrimitiveDataViewType type, RealFormat reals)
        => (FieldParser<T>)(type is KeyDataViewType key ? GenericCall.Invoke<Delegate>(Key<byte>, key.RawType, key.Count) : Primitive(type.RawType, reals));

    private static Delegate Primitive(Type type, RealFormat reals) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => Single(reals),
        TypeCode.Double => new FieldParser<double>((text, out value) => RealParser.TryParse(text.Span, reals, out value)),
        TypeCode.SByte => Signed<sbyte>(sbyte.MaxValue),
        TypeCode.Int16 => Signed<short>(short.MaxValue),
        TypeCode.Int32 => Signed<int>(int.MaxValue),
        TypeCode.Int64 => Signed<long>(long.MaxValue),
        TypeCode.Byte => Unsigned<byte>(byte.MaxValue),
        TypeCode.UInt16 => Unsigned<ushort>(ushort.MaxValue),
        TypeCode.UInt32 => Unsigned<uint>(uint.MaxValue),
        TypeCode.UInt64 => Unsigned<ulong>(ulong.MaxValue),
        TypeCode.Boolean => new FieldParser<bool>((text, out value) => TextParser.TryBoolean(text.Span, out value)),
        TypeCode.DateTime => new FieldParser<DateTime>((text, out value) => TextParser.TryDateTime(text.Span, out value)),
        _ when type == typeof(TimeSpan) => new FieldParser<TimeSpan>((text, out value) => TextParser.TryTimeSpan(text.Span, out value)),
        _ when type == typeof(DateTimeOffset) => new FieldParser<DateTimeOffset>((text, out value) => TextParser.TryDateTimeOffset(text.Span, out value)),
        _ when type == typeof(DataViewRowId) => new FieldParser<DataViewRowId>((text, out value) => TextParser.TryRowId(text.Span, out value)),
        _ => new FieldParser<ReadOnlyMemory<char>>(Keep),
    };

    // Pixels and counts are mostly short digits, so those skip the general parser.
    private static FieldParser<float> Single(RealFormat reals) => (text, out value) =>
    {
        var span = text.Span;
        if (!IsShortNumber(span, out var number))
            return RealParser.TryParse(span, reals, out value);
        value = number;
        return true;
    };

    private static bool IsShortNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return false;
            number = (10 * number) + (character - '0');
        }

        return text.Length is >= 1 and <= 4;
    }

    private static FieldParser<T> Signed<T>(long max)
        where T : IBinaryInteger<T> => (text, out value) =>
        {
            var parsed = TextParser.TrySigned(text.Span, max, out var wide);
            value = T.CreateTruncating(wide);
            return parsed;
        };

    private static FieldParser<T> Unsigned<T>(ulong max)
        where T : IBinaryInteger<T> => (text, out value) =>
        {
            var parsed = TextParser.TryUnsigned(text.Span, max, out var wide);
            value = T.CreateTruncating(wide);
            return parsed;
        };

    private static FieldParser<T> Key<T>(ulong count)
        where T : IBinaryInteger<T> => (text, out value) =>
        {
            var parsed = TextParser.TryKey(text.Span, count, out var wide);
            value = T.CreateTruncating(wide);
            return parsed;
        };

    private static bool Keep(ReadOnlyMemory<char> text, out ReadOnlyMemory<char> value)
    {
        value = text;
        return true;
    }
}
