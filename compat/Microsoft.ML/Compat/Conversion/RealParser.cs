using System.Globalization;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>
/// Reads real numbers as ML.NET's loaders do. Beside decimals there are NaN, ?, Infinity, -Infinity and the sign for infinity. White space may follow a
/// number; before it, it may stand only in front of a single digit or a question mark.
/// </summary>
internal static class RealParser
{
    private const int LargestSinglePower = 39;
    private const int SmallestSinglePower = -65;
    private const int LargestDoublePower = 400;
    private const ulong ExactInDouble = 1UL << 53;

    private static readonly double[] Powers = [.. Enumerable.Range(SmallestSinglePower, LargestSinglePower - SmallestSinglePower + 1)
        .Select(n => double.Parse($"1e{n}", CultureInfo.InvariantCulture))];

    /// <summary>False, and NaN, for what is no number. Nothing is 0, or NaN if the format says so.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, RealFormat format, out float value)
    {
        var known = TryRead(text, format, out var number, out var special);
        value = known && special is null ? ToSingle(number) : (float)(special ?? double.NaN);
        return known;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, RealFormat, out float)"/>
    public static bool TryParse(ReadOnlySpan<char> text, RealFormat format, out double value)
    {
        var known = TryRead(text, format, out var number, out var special);
        value = known && special is null ? ToDouble(number) : special ?? double.NaN;
        return known;
    }

    private static bool TryRead(ReadOnlySpan<char> text, RealFormat format, out DecimalText number, out double? special)
    {
        number = default;
        special = null;
        var trimmed = text.TrimStart();
        if (trimmed.IsEmpty)
        {
            special = format.EmptyAsNaN ? double.NaN : 0;
            return true;
        }

        if (trimmed.Length < text.Length && !(trimmed.Length == 1 && (char.IsAsciiDigit(trimmed[0]) || trimmed[0] == '?')))
            return false;
        number = DecimalText.Read(trimmed, format.CommaAsDecimalMarker ? ',' : '.');
        var length = number.Length > 0 ? number.Length : ReadSpecial(trimmed, out special);
        return length > 0 && trimmed[length..].IsWhiteSpace();
    }

    private static int ReadSpecial(ReadOnlySpan<char> text, out double? value)
    {
        foreach (var (name, meaning) in new[]
        {
            ("?", double.NaN), ("NaN", double.NaN), ("Infinity", double.PositiveInfinity), ("-Infinity", double.NegativeInfinity),
            ("\u221E", double.PositiveInfinity), ("-\u221E", double.NegativeInfinity),
        })
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                value = meaning;
                return name.Length;
            }
        }

        value = null;
        return 0;
    }

    private static float ToSingle(DecimalText number)
    {
        var value = number.Exponent switch
        {
            _ when number.Digits == 0 => 0,
            > LargestSinglePower => float.PositiveInfinity,
            < SmallestSinglePower => 0,
            _ => (float)(Powers[number.Exponent - SmallestSinglePower] * number.Digits),
        };
        return number.Negative ? -value : value;
    }

    private static double ToDouble(DecimalText number)
    {
        var value = number.Exponent switch
        {
            _ when number.Digits == 0 => 0,
            0 => number.Digits,
            > LargestDoublePower => double.PositiveInfinity,
            < -LargestDoublePower => 0,
            > 0 and <= 22 when number.Digits < ExactInDouble => number.Digits * Powers[number.Exponent - SmallestSinglePower],
            < 0 and >= -22 when number.Digits < ExactInDouble => number.Digits / Powers[-number.Exponent - SmallestSinglePower],
            _ => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{number.Digits}e{number.Exponent}"), CultureInfo.InvariantCulture),
        };
        return number.Negative ? -value : value;
    }
}
