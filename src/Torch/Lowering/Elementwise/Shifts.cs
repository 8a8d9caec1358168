using MLNetVision.Torch.Execution;


namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>Moving the bits of whole numbers, all as 64 bits without a sign.</summary>
internal static class Shifts
{
    /// <summary>Places beyond those of 64 bits leave nothing.</summary>
    public static Tensor Shift(Tensor a, Tensor places, bool right)
    {
        var (wide, by) = (a.type(ScalarType.Int64), places.type(ScalarType.Int64));
        var outside = by.Lt(0).logical_or(by.Gt(63));
        by = by.MaskedFill(outside, 0);
        var moved = right ? Right(wide, by) : wide.bitwise_left_shift(by);
        return moved.MaskedFill(outside, 0).type(a.dtype);
    }

    /// <summary>Zeros come in from the left, whatever the sign.</summary>
    public static Tensor Right(Tensor x, Tensor by)
    {
        var one = by.MaskedFill(by.eq(by), 1);
        var kept = one.bitwise_left_shift(by.Sub(63).neg()).bitwise_left_shift(one).Sub(1);
        return x.bitwise_right_shift(by).bitwise_and(kept);
    }
}
