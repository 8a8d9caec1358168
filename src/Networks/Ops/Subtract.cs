namespace MLNetVision.Networks.Ops;

/// <summary>The difference of two values; a dimension of 1 stretches.</summary>
public sealed record Subtract : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Subtract"/>.</summary>
public static class SubtractWriting
{
    /// <summary>The difference of two values; a dimension of 1 stretches.</summary>
    public static Tensor Subtract(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Subtract(), name, other);
    }
}
