namespace MLNetVision.Networks.Ops;

/// <summary>The bits that either whole number has. A dimension of 1 stretches.</summary>
public sealed record BitOr : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.WholeNumbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.BitOr"/>.</summary>
public static class BitOrWriting
{
    /// <summary>The bits that either whole number has. A dimension of 1 stretches.</summary>
    public static Tensor BitOr(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new BitOr(), name, other);
    }
}
