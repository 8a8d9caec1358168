using System.Globalization;

namespace MLNetVision.Networks;

/// <summary>
/// One dimension of a shape: a size, or a symbol for a size that is known only when data arrives. Arithmetic on a symbol gives a symbol that spells the
/// formula, so that two dimensions with equal formulas are equal; what is added to a formula is kept as one number, so that H - 1 + 1 is H.
/// </summary>
public readonly record struct Dim
{
    // The size; of a symbolic one, what is added to the formula.
    private readonly long _size;
    private readonly string? _formula;

    private Dim(long size, string? formula)
    {
        _size = size;
        _formula = formula;
    }

    /// <summary>The size that the batch has by convention.</summary>
    public static Dim Batch { get; } = new(0, "N");

    /// <summary>The formula of a symbolic size, or null.</summary>
    public string? Symbol => _formula is null || _size == 0 ? _formula : $"({_formula}{_size.ToString("+0;-0", CultureInfo.InvariantCulture)})";

    /// <summary>Whether the size is a number.</summary>
    public bool IsKnown => _formula is null;

    /// <summary>The size as a number.</summary>
    /// <exception cref="InvalidOperationException">The size is symbolic.</exception>
    public long Size => IsKnown ? _size : throw new InvalidOperationException($"The dimension '{Symbol}' has no size before data arrives.");

    /// <summary>A known size.</summary>
    public static implicit operator Dim(int size) => FromSize(size);

    /// <summary>A known size.</summary>
    public static implicit operator Dim(long size) => FromSize(size);

    /// <summary>A symbolic size.</summary>
    public static implicit operator Dim(string symbol) => FromSymbol(symbol);

    /// <summary>A known size.</summary>
    public static Dim FromSize(long size) =>
        size >= 0 ? new Dim(size, null) : throw new ArgumentOutOfRangeException(nameof(size), size, "A dimension is not negative.");

    /// <summary>A symbolic size.</summary>
    public static Dim FromSymbol(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return Split(symbol) is { } sum ? new Dim(sum.Added, sum.Formula) : new Dim(0, symbol);
    }

    /// <summary>Sum.</summary>
    public static Dim operator +(Dim a, long b) => a.IsKnown ? FromSize(a._size + b) : new Dim(a._size + b, a._formula);

    /// <summary>Sum.</summary>
    public static Dim operator +(Dim a, Dim b) => b.IsKnown ? a + b._size : a.IsKnown ? b + a._size : $"({a.Symbol}+{b.Symbol})";

    /// <summary>Difference.</summary>
    public static Dim operator -(Dim a, long b) => a + -b;

    /// <summary>Product.</summary>
    public static Dim operator *(Dim a, Dim b) => (a, b) switch
    {
        ({ IsKnown: true }, { IsKnown: true }) => checked(a._size * b._size),
        ({ IsKnown: true, _size: 1 }, _) => b,
        (_, { IsKnown: true, _size: 1 }) => a,
        _ => $"{a}*{AsFactor(b)}",
    };

    /// <summary>Quotient rounded down.</summary>
    public static Dim operator /(Dim a, long b) => a.IsKnown ? Math.DivRem(a._size, b).Quotient : b == 1 ? a : $"{a.Symbol}/{b}";

    /// <summary>Quotient rounded up.</summary>
    public Dim CeilingDivide(long divisor) => (this + (divisor - 1)) / divisor;

    /// <summary>The factors of a product, N*2 as N and 2; a size that is no product is its own only one.</summary>
    public IReadOnlyList<Dim> Factors()
    {
        if (Symbol is not { } formula)
        {
            return [this];
        }

        var (factors, depth, start) = (new List<Dim>(), 0, 0);
        for (var i = 0; i <= formula.Length; i++)
        {
            var letter = i < formula.Length ? formula[i] : '*';
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0 && letter == '/')
            {
                return [this];
            }

            if (depth == 0 && letter == '*')
            {
                var factor = formula[start..i];
                factors.Add(long.TryParse(factor, CultureInfo.InvariantCulture, out var number) ? FromSize(number) : FromSymbol(factor));
                start = i + 1;
            }
        }

        return factors;
    }

    /// <summary>A formula is read from the left, so that a quotient behind a product sign needs brackets: 3*(N/2) is not 3*N/2.</summary>
    private static string AsFactor(Dim dim) => dim.Symbol is { } formula && formula.Contains('/', StringComparison.Ordinal) ? $"({formula})" : dim.ToString();

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? _size.ToString(CultureInfo.InvariantCulture);

    /// <summary>"(H-1)" as H and -1; null where the text is no sum of a formula and a number.</summary>
    private static (string Formula, long Added)? Split(string symbol)
    {
        var sign = symbol.LastIndexOfAny(['+', '-']);
        if (sign < 2 || symbol[0] != '(' || symbol[^1] != ')' || !long.TryParse(symbol.AsSpan()[sign..^1], CultureInfo.InvariantCulture, out var added))
        {
            return null;
        }

        var depth = 0;
        var formula = symbol[1..sign];
        foreach (var letter in formula)
        {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth < 0)
            {
                return null;
            }
        }

        return depth == 0 ? (formula, added) : null;
    }
}
