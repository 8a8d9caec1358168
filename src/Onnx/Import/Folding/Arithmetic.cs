using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Arithmetic on known numbers. A size that is a symbol can be added to, multiplied and divided as our formulas can.</summary>
internal static class Arithmetic
{
    [Fold]
    public static Value? Add(OperatorCall call) => Binary(call, (a, b) => a + b, (a, b) => a + b, (a, b) => a.AsDim() + b.AsDim());

    [Fold]
    public static Value? Sub(OperatorCall call) => Binary(call, (a, b) => a - b, (a, b) => a - b, Difference);

    [Fold]
    public static Value? Mul(OperatorCall call) => Binary(call, (a, b) => a * b, (a, b) => a * b, (a, b) => a.AsDim() * b.AsDim());

    [Fold]
    public static Value? Div(OperatorCall call) => Binary(call, Quotient, (a, b) => a / b, (a, b) =>
        b is { IsKnown: true, Whole: > 0 } ? a.Symbol / b.Whole : null);

    [Fold]
    public static Value? Mod(OperatorCall call) => call.Flag("fmod")
        ? Binary(call, Remainder, (a, b) => a % b, null)
        : Binary(call, (a, b) => Remainder(Remainder(a, b) + b, b), (a, b) => a - (b * Math.Floor(a / b)), null);

    [Fold]
    public static Value? Min(OperatorCall call) => call.Count == 2 ? Binary(call, Math.Min, Math.Min, null) : null;

    [Fold]
    public static Value? Max(OperatorCall call) => call.Count == 2 ? Binary(call, Math.Max, Math.Max, null) : null;

    [Fold]
    public static Value? Equal(OperatorCall call) => Compare(call, (a, b) => a == b);

    [Fold]
    public static Value? Less(OperatorCall call) => Compare(call, (a, b) => a < b);

    [Fold]
    public static Value? Greater(OperatorCall call) => Compare(call, (a, b) => a > b);

    [Fold]
    public static Value? LessOrEqual(OperatorCall call) => Compare(call, (a, b) => a <= b);

    [Fold]
    public static Value? GreaterOrEqual(OperatorCall call) => Compare(call, (a, b) => a >= b);

    [Fold]
    public static Value? And(OperatorCall call) => Compare(call, (a, b) => a != 0 && b != 0);

    [Fold]
    public static Value? Or(OperatorCall call) => Compare(call, (a, b) => a != 0 || b != 0);

    [Fold]
    public static Value? Not(OperatorCall call) => Unary(call, v => v == 0 ? 1 : 0);

    [Fold]
    public static Value? Neg(OperatorCall call) => Unary(call, v => -v);

    [Fold]
    public static Value? Abs(OperatorCall call) => Unary(call, Math.Abs);

    [Fold]
    public static Value? Sqrt(OperatorCall call) => Unary(call, Math.Sqrt);

    [Fold]
    public static Value? Exp(OperatorCall call) => Unary(call, Math.Exp);

    [Fold]
    public static Value? Log(OperatorCall call) => Unary(call, Math.Log);

    [Fold]
    public static Value? Reciprocal(OperatorCall call) => Unary(call, v => 1 / v);

    [Fold]
    public static Value? Floor(OperatorCall call) => Rounded(call, Math.Floor);

    [Fold]
    public static Value? Ceil(OperatorCall call) => Rounded(call, Math.Ceiling);

    [Fold]
    public static Value? Where(OperatorCall call)
    {
        if (call.Constants() is not [{ IsKnown: true } condition, var a, var b] || a.Type != b.Type)
        {
            return null;
        }

        var dims = Places.Broadcast(Places.Broadcast(condition.Dims.AsSpan(), a.Dims.AsSpan()).AsSpan(), b.Dims.AsSpan());
        var (chosen, x, y) = (Places.Stretch(condition, dims.AsSpan()), Places.Stretch(a, dims.AsSpan()), Places.Stretch(b, dims.AsSpan()));
        return Value.Of(new Numbers(a.Type, dims, [.. chosen.Select((c, i) => c.Whole != 0 ? x[i] : y[i])]));
    }

    /// <summary>A symbol that was made real by a cast and not changed since rounds to itself.</summary>
    private static Value? Rounded(OperatorCall call, Func<double, double> round) =>
        call.Constants() is [var x] ? Value.Of(x with { Items = [.. x.Items.Select(t => t.IsKnown ? Term.Of(round(t.Real)) : t)] }) : null;

    private static Value? Unary(OperatorCall call, Func<double, double> compute) =>
        call.Constants() is [{ IsKnown: true } x]
            ? Value.Of(x with { Items = Array.ConvertAll(x.Items, t => x.IsReal ? Term.Of(compute(t.Real)) : Term.Of((long)compute(t.Whole))) })
            : null;

    private static Value? Compare(OperatorCall call, Func<double, double, bool> holds)
    {
        if (call.Constants() is not [var a, var b])
        {
            return null;
        }

        var dims = Places.Broadcast(a.Dims.AsSpan(), b.Dims.AsSpan());
        var (x, y) = (Places.Stretch(a, dims.AsSpan()), Places.Stretch(b, dims.AsSpan()));
        var results = x.Select((t, i) => Holds(t, y[i], holds)).ToArray();
        return results.Contains(null) ? null : Value.Of(new Numbers(OnnxType.Bool, dims, [.. results.Select(r => Term.Of(r == true ? 1L : 0L))]));
    }

    /// <summary>A size that is a symbol equals itself and lies above every negative number; of other numbers nothing is known.</summary>
    private static bool? Holds(Term a, Term b, Func<double, double, bool> holds) =>
        a.IsKnown && b.IsKnown ? holds(a.Real, b.Real)
        : a.Symbol is not null && a.Symbol == b.Symbol ? holds(0, 0)
        : a.IsKnown && a.Real < 0 ? holds(a.Real, 0)
        : b.IsKnown && b.Real < 0 ? holds(0, b.Real)
        : null;

    private static Value? Binary(
        OperatorCall call, Func<long, long, long> whole, Func<double, double, double> real, Func<Term, Term, Dim?>? symbolic)
    {
        if (call.Constants() is not [var a, var b] || a.Type != b.Type || ((!a.IsKnown || !b.IsKnown) && symbolic is null))
        {
            return null;
        }

        var dims = Places.Broadcast(a.Dims.AsSpan(), b.Dims.AsSpan());
        var (x, y) = (Places.Stretch(a, dims.AsSpan()), Places.Stretch(b, dims.AsSpan()));
        var items = new Term[x.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (x[i].IsKnown && y[i].IsKnown)
            {
                items[i] = a.IsReal ? Term.Of(Rounded(a.Type, real(x[i].Real, y[i].Real))) : Term.Of(whole(x[i].Whole, y[i].Whole));
            }
            else if (symbolic!(x[i], y[i]) is { } dim && (!a.IsReal || IsWhole(x[i]) && IsWhole(y[i])))
            {
                items[i] = Term.Of(dim);
            }
            else
            {
                return null;
            }
        }

        return Value.Of(new Numbers(a.Type, dims, items));
    }

    private static double Rounded(OnnxType type, double value) => type switch
    {
        OnnxType.Float => (float)value,
        OnnxType.Float16 => (double)(Half)value,
        _ => value,
    };

    private static bool IsWhole(Term term) => !term.IsKnown || term.Real == term.Whole;

    private static long Quotient(long a, long b) => b == 0 ? throw new UnsupportedException("it divides by zero") : a / b;

    private static long Remainder(long a, long b) => b == 0 ? throw new UnsupportedException("it divides by zero") : b == -1 ? 0 : a % b;

    private static Dim? Difference(Term a, Term b) => a.Symbol is { } symbol && b.IsKnown ? symbol - b.Whole
        : a.Symbol is { } x && b.Symbol is { } y && x == y ? Dim.FromSize(0) : default(Dim?);
}
