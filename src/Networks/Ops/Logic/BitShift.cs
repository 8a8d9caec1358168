namespace MLNetVision.Networks.Ops;

/// <summary>
/// The bits of whole numbers that are not negative, moved by as many places as the second value says: to the left, or to the right. A dimension of 1 stretches.
/// </summary>
public sealed record BitShift(bool Right = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.WholeNumbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.BitShift"/>.</summary>
public static class BitShiftWriting
{
    /// <summary>
    /// The bits of whole numbers that are not negative, moved by as many places as the second value says: to the left, or to the right. A dimension of 1
    /// stretches.
    /// </summary>
    public static Tensor BitShift(this Tensor x, Tensor other, bool right = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new BitShift(right), name, other);
    }
}
