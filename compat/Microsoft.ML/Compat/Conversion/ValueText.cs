using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>Values as text files and key values show them: a missing number is ?, a boolean 1 or 0, a key its zero-based index.</summary>
internal static class ValueText
{
    public static Func<T, string> Writer<T>(DataViewType type)
    {
        if (type is KeyDataViewType key)
        {
            var widen = StandardConversions.Get<T, ulong>(key, NumberDataViewType.UInt64);
            return value => OfKey(widen, value, key.Count);
        }

        return value => Of(value);
    }

    public static string Of(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);

    public static string Of(DateTime value) => value.ToString("o", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset value) => value.ToString("o", CultureInfo.InvariantCulture);

    public static string Of(DataViewRowId value) => $"0x{value.High:x16}{value.Low:x16}";

    private static string Of(object value) => value switch
    {
        float number => float.IsNaN(number) ? "?" : number.ToString("R", CultureInfo.InvariantCulture),
        double number => double.IsNaN(number) ? "?" : number.ToString("G17", CultureInfo.InvariantCulture),
        bool truth => truth ? "1" : "0",
        TimeSpan time => Of(time),
        DateTime time => Of(time),
        DateTimeOffset time => Of(time),
        DataViewRowId id => Of(id),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string OfKey<T>(ValueConversion<T, ulong> widen, T value, ulong count)
    {
        var key = 0UL;
        widen(value, ref key);
        return key == 0 || key > count ? "" : (key - 1).ToString(CultureInfo.InvariantCulture);
    }
}
