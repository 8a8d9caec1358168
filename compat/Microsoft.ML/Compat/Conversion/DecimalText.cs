namespace Microsoft.ML.Compat.Conversion;

/// <summary>
/// The decimal number at the start of a text: [sign] digits [marker digits] [e [sign] digits], as (negative, digits, exponent of ten).
/// Digits beyond those that a 64-bit integer holds are dropped, not rounded.
/// </summary>
internal readonly ref struct DecimalText
{
    private const ulong LargestWithRoom = (ulong.MaxValue - 9) / 10;
    private const long LargestExponent = long.MaxValue / 100;

    private DecimalText(bool negative, ulong digits, long exponent, int length)
    {
        Negative = negative;
        Digits = digits;
        Exponent = exponent;
        Length = length;
    }

    public bool Negative { get; }

    public ulong Digits { get; }

    public long Exponent { get; }

    /// <summary>The characters that belong to the number; 0 if the text starts with none.</summary>
    public int Length { get; }

    public static DecimalText Read(ReadOnlySpan<char> text, char marker)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var negative = at == 1 && text[0] == '-';
        var digits = 0UL;
        var exponent = 0L;
        var whole = ReadDigits(text[at..], ref digits, out var dropped);
        exponent += dropped;
        at += whole;
        var fraction = 0;
        if (at < text.Length && text[at] == marker)
        {
            fraction = ReadDigits(text[(at + 1)..], ref digits, out dropped);
            exponent -= fraction - dropped;
            at += fraction + 1;
        }

        if (whole + fraction == 0)
            return default;
        at += ReadExponent(text[at..], out var shift);
        return new DecimalText(negative, digits, exponent + shift, at);
    }

    private static int ReadDigits(ReadOnlySpan<char> text, ref ulong digits, out long dropped)
    {
        dropped = 0;
        var at = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            if (digits < LargestWithRoom)
                digits = (10 * digits) + (uint)(text[at] - '0');
            else
                dropped++;
        }

        return at;
    }

    private static int ReadExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        if (text.Length < 2 || text[0] is not ('e' or 'E'))
            return 0;
        var start = text[1] is '-' or '+' ? 2 : 1;
        var at = start;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            exponent = exponent < LargestExponent ? (10 * exponent) + (text[at] - '0') : exponent;
        if (text[1] == '-')
            exponent = -exponent;
        return at > start ? at : 0;
    }
}
