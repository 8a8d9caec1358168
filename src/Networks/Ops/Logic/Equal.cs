namespace MLNetVision.Networks.Ops;

/// <summary>Whether two values, numbers or truths, are the same. A dimension of 1 stretches.</summary>
public sealed record Equal : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Equality(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Equal"/>.</summary>
public static class EqualWriting
{
    /// <summary>Whether two values, numbers or truths, are the same. A dimension of 1 stretches.</summary>
    public static Tensor Equal(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Equal(), name, other);
    }
}
