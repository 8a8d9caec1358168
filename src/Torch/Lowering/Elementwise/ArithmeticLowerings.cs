using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Lowering.Values;

namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>Functions of two numbers, one of each input; dimensions of 1 stretch.</summary>
internal static class ArithmeticLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.Two<Add>((_, a, b) => a.Plus(b), Casting.AsTheyCome),
        Lowered.Two<Subtract>((_, a, b) => a.sub(b), Casting.AsTheyCome),
        Lowered.Two<Multiply>((_, a, b) => a.mul(b), Casting.AsTheyCome),
        Lowered.Two<Minimum>((_, a, b) => a.minimum(b), Casting.AsTheyCome),
        Lowered.Two<Maximum>((_, a, b) => a.maximum(b), Casting.AsTheyCome),
        Lowered.By<Divide>((_, call) => Divide(call)),
        Lowered.By<Modulo>(Modulo),
        Lowered.By<Power>((_, call) => Power(call)),
    ];

    private static Tensor Divide(Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        if (a.dtype.IsFloating())
        {
            return a.div(b);
        }

        // The least number divided by -1 is beyond the range, which processors do not take lightly.
        var (isOpposite, divisor) = Divisor(call, b);
        return torch.where(isOpposite, a.neg(), a.div(divisor, torch.RoundingMode.trunc));
    }

    private static Tensor Modulo(Modulo op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        b = a.dtype.IsFloating() ? b : Divisor(call, b).Divisor;
        return op.Truncated ? a.fmod(b) : a.remainder(b);
    }

    /// <summary>Where a whole divisor is -1, and the divisor with 1 there, whose remainders are the same.</summary>
    private static (Tensor IsOpposite, Tensor Divisor) Divisor(Call call, Tensor b)
    {
        if (b.Eq(0).any().item<bool>())
        {
            throw call.Fail("divisors other than 0", "a 0 at input 1", "Divide by other numbers, or by floating ones.");
        }

        var isOpposite = b.dtype == ScalarType.Byte ? b.ne(b) : b.Eq(-1);
        return (isOpposite, b.MaskedFill(isOpposite, 1));
    }

    private static Tensor Power(Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        if (a.dtype.IsFloating())
        {
            return a.dtype == b.dtype ? a.pow(b) : a.type(ScalarType.Float64).pow(b.type(ScalarType.Float64)).type(a.dtype);
        }

        // Fractions are cut off; powers by whole exponents that are not negative are exact as far as 64 bits go.
        var power = Conversion.ToWhole(a.type(ScalarType.Float64).pow(b.type(ScalarType.Float64)), ScalarType.Int64);
        return b.dtype.IsFloating()
            ? power.type(a.dtype)
            : torch.where(b.Lt(0), power, a.type(ScalarType.Int64).pow(b.type(ScalarType.Int64).ClampMin(0))).type(a.dtype);
    }
}
