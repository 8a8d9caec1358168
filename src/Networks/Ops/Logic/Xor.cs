namespace MLNetVision.Networks.Ops;

/// <summary>Whether one value is true and the other is not. A dimension of 1 stretches.</summary>
public sealed record Xor : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Truths(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Xor"/>.</summary>
public static class XorWriting
{
    /// <summary>Whether one value is true and the other is not. A dimension of 1 stretches.</summary>
    public static Tensor Xor(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Xor(), name, other);
    }
}
