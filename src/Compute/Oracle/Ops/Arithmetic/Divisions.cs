using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class DivideScalar : BinaryScalar<Divide>
{
    protected override double Value(Divide op, double a, double b) => a / b;

    protected override long Value(Divide op, Call call, long a, long b) => b switch
    {
        0 => throw WholeDivision.ByZero(call),
        -1 => unchecked(-a),
        _ => a / b,
    };

    protected override (double A, double B) Slopes(Divide op, double a, double b) => (1 / b, -a / (b * b));
}

/// <summary>a - b q, q the quotient rounded down or towards 0.</summary>
internal sealed class ModuloScalar : BinaryScalar<Modulo>
{
    protected override double Value(Modulo op, double a, double b)
    {
        var rest = a % b;
        return !op.Truncated && rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    protected override long Value(Modulo op, Call call, long a, long b)
    {
        var rest = b switch { 0 => throw WholeDivision.ByZero(call), -1 => 0, _ => a % b };
        return !op.Truncated && rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    protected override (double A, double B) Slopes(Modulo op, double a, double b) => (1, op.Truncated ? -Math.Truncate(a / b) : -Math.Floor(a / b));
}

/// <summary>What whole numbers cannot be divided by.</summary>
internal static class WholeDivision
{
    public static ArgumentException ByZero(Call call) => call.Fail("divisors other than 0", "a 0 at input 1", "Divide by other numbers, or by floating ones.");
}
