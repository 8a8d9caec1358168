namespace MLNetVision.Networks.Ops;

/// <summary>Whether the first value is not above the second. A dimension of 1 stretches.</summary>
public sealed record LessOrEqual : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Comparison(inputs);
    }
}

/// <summary>Writes <see cref="Ops.LessOrEqual"/>.</summary>
public static class LessOrEqualWriting
{
    /// <summary>Whether the first value is not above the second. A dimension of 1 stretches.</summary>
    public static Tensor LessOrEqual(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new LessOrEqual(), name, other);
    }
}
