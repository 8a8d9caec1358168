using System.Globalization;

namespace MLNetVision.Onnx.Export;

/// <summary>Reads the formula of a symbolic size: sums of products and quotients, from the left, with brackets.</summary>
internal sealed class SizeFormula(string text)
{
    private int _position;

    /// <summary>Computes the formula.</summary>
    /// <param name="symbol">The value of a symbol.</param>
    /// <param name="number">The value of a number.</param>
    public OnnxValue Write(Func<string, OnnxValue> symbol, Func<long, OnnxValue> number)
    {
        var value = Sum(symbol, number);
        return _position == text.Length ? value : throw Fail();
    }

    private OnnxValue Sum(Func<string, OnnxValue> symbol, Func<long, OnnxValue> number)
    {
        var value = Product(symbol, number);
        while (Take('+', '-') is { } sign)
        {
            var other = Product(symbol, number);
            value = sign == '+' ? value.Add(other) : value.Sub(other);
        }

        return value;
    }

    private OnnxValue Product(Func<string, OnnxValue> symbol, Func<long, OnnxValue> number)
    {
        var value = Factor(symbol, number);
        while (Take('*', '/') is { } sign)
        {
            var other = Factor(symbol, number);
            value = sign == '*' ? value.Mul(other) : value.Div(other);
        }

        return value;
    }

    private OnnxValue Factor(Func<string, OnnxValue> symbol, Func<long, OnnxValue> number)
    {
        if (Take('(', '(') is not null)
        {
            var inner = Sum(symbol, number);
            return Take(')', ')') is not null ? inner : throw Fail();
        }

        var start = _position;
        while (_position < text.Length && "+-*/()".IndexOf(text[_position], StringComparison.Ordinal) < 0)
        {
            _position++;
        }

        var word = text[start.._position];
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? number(size)
            : word.Length > 0 && word.Length < text.Length ? symbol(word)
            : throw Fail();
    }

    private char? Take(char one, char other) =>
        _position < text.Length && (text[_position] == one || text[_position] == other) ? text[_position++] : null;

    private UnsupportedOpException Fail() => new($"needs the size '{text}', which is no formula of sizes that an input has");
}
