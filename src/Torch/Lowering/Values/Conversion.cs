using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Values;

/// <summary>Element types there and here.</summary>
internal static class Conversion
{
    // 2^63, the least number that 64 bits do not hold.
    private const double Limit = 9223372036854775808.0;

    /// <summary>The same numbers as elements of another type; fractions are cut off, and all but 0 is true.</summary>
    public static Tensor Cast(Tensor x, DType to)
    {
        var element = to.ToTorch();
        return x.dtype == element ? x
            : x.dtype.IsFloating() && !to.IsFloating() && to != DType.Bool ? ToWhole(x, element)
            : x.type(element);
    }

    /// <summary>Numbers beyond the range of 64 bits become its ends, what is no number 0; fewer bits than those keep the lowest.</summary>
    public static Tensor ToWhole(Tensor x, ScalarType element)
    {
        x = x.type(ScalarType.Float64);
        var inside = x.abs().Lt(Limit);
        var whole = x.MaskedFill(inside.logical_not(), 0).type(ScalarType.Int64);
        whole = whole.MaskedFill(x.Ge(Limit), long.MaxValue).MaskedFill(x.Le(-Limit), long.MinValue);
        return whole.type(element);
    }
}
