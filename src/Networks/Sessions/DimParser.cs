using System.Globalization;

namespace MLNetVision.Networks.Sessions;

/// <summary>
/// Reads the formulas that the arithmetic of <c>Dim</c> spells, from the left: sum = product { (+|-) product }, product = factor { (*|/) factor },
/// factor = number | name | ( sum ).
/// </summary>
internal sealed class DimParser(string text, DimSizes sizes)
{
    private const string Signs = "()+-*/";
    private int _at;

    public DimFormula Parse()
    {
        var formula = Sum();
        return _at == text.Length ? formula : throw Fail("an end");
    }

    private DimFormula Sum()
    {
        var left = Product();
        while (Next is '+' or '-')
        {
            left = new DimFormula.Binary(text[_at++], left, Product());
        }

        return left;
    }

    private DimFormula Product()
    {
        var left = Factor();
        while (Next is '*' or '/')
        {
            left = new DimFormula.Binary(text[_at++], left, Factor());
        }

        return left;
    }

    private DimFormula Factor()
    {
        if (Next == '(')
        {
            _at++;
            var inner = Sum();
            return Next == ')' ? Skip(inner) : throw Fail("')'");
        }

        var start = _at;
        while (_at < text.Length && !Signs.Contains(text[_at], StringComparison.Ordinal))
        {
            _at++;
        }

        var word = text[start.._at].Trim();
        return word.Length == 0 ? throw Fail("a number, a name or '('")
            : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new DimFormula.Number(number)
            : new DimFormula.Symbol(sizes.SlotOf(word));
    }

    private char Next => _at < text.Length ? text[_at] : '\0';

    private DimFormula Skip(DimFormula formula)
    {
        _at++;
        return formula;
    }

    private FormatException Fail(string expected) =>
        new($"The dimension '{text}' is no formula: at place {_at} it needs {expected}, but has {(_at < text.Length ? $"'{text[_at]}'" : "nothing")}.");
}
