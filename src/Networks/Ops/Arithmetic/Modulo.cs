namespace MLNetVision.Networks.Ops;

/// <summary>
/// What is left of a division: with the sign of the divisor, or, where the quotient is truncated, with that of the dividend. A dimension of 1 stretches.
/// </summary>
public sealed record Modulo(bool Truncated = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Modulo"/>.</summary>
public static class ModuloWriting
{
    /// <summary>
    /// What is left of a division: with the sign of the divisor, or, where the quotient is truncated, with that of the dividend. A dimension of 1 stretches.
    /// </summary>
    public static Tensor Modulo(this Tensor x, Tensor other, bool truncated = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Modulo(truncated), name, other);
    }
}
