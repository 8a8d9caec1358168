using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>Reads values of the standard types from text, the way ML.NET's loaders and conversions do.</summary>
internal static class TextParser
{
    private const int RowIdLength = 34;

    /// <summary>One of the spellings of a missing value: ?, NaN, NA, N/A in any case.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text)
        => text is "?" || text.Equals("NaN", StringComparison.OrdinalIgnoreCase)
            || text.Equals("NA", StringComparison.OrdinalIgnoreCase) || text.Equals("N/A", StringComparison.OrdinalIgnoreCase);

    /// <summary>Only digits, without overflow; nothing is 0 and counts as a number here.</summary>
    public static bool TryDigits(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        foreach (var c in text)
        {
            var digit = (ulong)(c - '0');
            if (!char.IsAsciiDigit(c) || value > (ulong.MaxValue - digit) / 10)
            {
                value = 0;
                return false;
            }

            value = (10 * value) + digit;
        }

        return true;
    }

    public static bool TryUnsigned(ReadOnlySpan<char> text, ulong largest, out ulong value)
    {
        if (!text.IsEmpty && TryDigits(text, out value) && value <= largest)
            return true;
        value = 0;
        return false;
    }

    /// <summary>From -largest - 1 to largest; nothing is 0.</summary>
    public static bool TrySigned(ReadOnlySpan<char> text, long largest, out long value)
    {
        value = 0;
        if (text.IsEmpty)
            return true;
        var negative = text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.IsEmpty || !TryDigits(digits, out var magnitude) || magnitude > (ulong)largest + (negative ? 1UL : 0UL))
            return false;
        value = negative ? (long)(0 - magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>A key is written as its zero-based index; nothing and a missing value are the missing key, 0. What is no index is false, and 0 too.</summary>
    public static bool TryKey(ReadOnlySpan<char> text, ulong count, out ulong value)
    {
        value = 0;
        if (text.IsEmpty || IsMissing(text))
            return true;
        if (!TryDigits(text, out var index) || index >= count)
            return false;
        value = index + 1;
        return true;
    }

    public static bool TryBoolean(ReadOnlySpan<char> text, out bool value)
    {
        value = Is(text, "1", "+", "+1", "t", "true", "y", "yes");
        return value || text.IsEmpty || Is(text, "0", "-", "-1", "f", "false", "n", "no");
    }

    public static bool TryTimeSpan(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        return text.IsEmpty || TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryDateTime(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        return text.IsEmpty
            || DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);
    }

    public static bool TryDateTimeOffset(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        return text.IsEmpty || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>0x and 32 hexadecimal digits, the higher half first.</summary>
    public static bool TryRowId(ReadOnlySpan<char> text, out DataViewRowId value)
    {
        value = default;
        if (text.Length != RowIdLength || !text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return false;
        if (!ulong.TryParse(text[2..18], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            || !ulong.TryParse(text[18..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low))
            return false;
        value = new DataViewRowId(low, high);
        return true;
    }

    private static bool Is(ReadOnlySpan<char> text, params ReadOnlySpan<string> spellings)
    {
        foreach (var spelling in spellings)
        {
            if (text.Equals(spelling, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
