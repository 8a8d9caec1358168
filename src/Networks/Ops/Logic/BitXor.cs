namespace MLNetVision.Networks.Ops;

/// <summary>The bits that only one of two whole numbers has. A dimension of 1 stretches.</summary>
public sealed record BitXor : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.WholeNumbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.BitXor"/>.</summary>
public static class BitXorWriting
{
    /// <summary>The bits that only one of two whole numbers has. A dimension of 1 stretches.</summary>
    public static Tensor BitXor(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new BitXor(), name, other);
    }
}
