namespace MLNetVision.Networks.Ops;

/// <summary>Whether both values are true. A dimension of 1 stretches.</summary>
public sealed record And : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Truths(inputs);
    }
}

/// <summary>Writes <see cref="Ops.And"/>.</summary>
public static class AndWriting
{
    /// <summary>Whether both values are true. A dimension of 1 stretches.</summary>
    public static Tensor And(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new And(), name, other);
    }
}
