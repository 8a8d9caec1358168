
namespace MLNetVision.Torch.Lowering.Elementwise;

/// <summary>Moving the bits of whole numbers, all as 64 bits without a sign.</summary>
internal static class Shifts
{
    /// <summary>Places beyond those of 64 bits leave nothing.</summary>
    public static Tensor Shift(Tensor a, Tensor places, bool right)
    {
        var (wide, by) = (a.type(ScalarType.Int64), places.type(ScalarType.Int64));
        var outside = by.lt(0).logical_or(by.gt(63));
        by = by.masked_fill(outside, 0);
        var moved = right ? Right(wide, by) : wide.bitwise_left_shift(by);
        return moved.masked_fill(outside, 0).type(a.dtype);
    }

    /// <summary>Zeros come in from the left, whatever the sign.</summary>
    public static Tensor Right(Tensor x, Tensor by)
    {
        var one = by.masked_fill(by.eq(by), 1);
        var kept = one.bitwise_left_shift((by - 63).neg()).bitwise_left_shift(one) - 1;
        return x.bitwise_right_shift(by).bitwise_and(kept);
    }
}
