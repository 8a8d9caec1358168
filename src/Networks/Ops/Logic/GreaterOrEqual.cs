namespace MLNetVision.Networks.Ops;

/// <summary>Whether the first value is not below the second. A dimension of 1 stretches.</summary>
public sealed record GreaterOrEqual : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Comparison(inputs);
    }
}

/// <summary>Writes <see cref="Ops.GreaterOrEqual"/>.</summary>
public static class GreaterOrEqualWriting
{
    /// <summary>Whether the first value is not below the second. A dimension of 1 stretches.</summary>
    public static Tensor GreaterOrEqual(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new GreaterOrEqual(), name, other);
    }
}
