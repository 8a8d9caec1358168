namespace MLNetVision.Networks.Ops;

/// <summary>The product of two values; a dimension of 1 stretches.</summary>
public sealed record Multiply : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Multiply"/>.</summary>
public static class MultiplyWriting
{
    /// <summary>The product of two values; a dimension of 1 stretches.</summary>
    public static Tensor Multiply(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Multiply(), name, other);
    }
}
