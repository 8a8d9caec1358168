namespace MLNetVision.Networks.Ops;

/// <summary>The smaller of two values; not a number where either is none. A dimension of 1 stretches.</summary>
public sealed record Minimum : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Minimum"/>.</summary>
public static class MinimumWriting
{
    /// <summary>The smaller of two values; not a number where either is none. A dimension of 1 stretches.</summary>
    public static Tensor Minimum(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Minimum(), name, other);
    }
}
