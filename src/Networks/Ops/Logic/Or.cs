namespace MLNetVision.Networks.Ops;

/// <summary>Whether either value is true. A dimension of 1 stretches.</summary>
public sealed record Or : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Truths(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Or"/>.</summary>
public static class OrWriting
{
    /// <summary>Whether either value is true. A dimension of 1 stretches.</summary>
    public static Tensor Or(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Or(), name, other);
    }
}
