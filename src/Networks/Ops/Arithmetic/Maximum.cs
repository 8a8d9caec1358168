namespace MLNetVision.Networks.Ops;

/// <summary>The larger of two values; not a number where either is none. A dimension of 1 stretches.</summary>
public sealed record Maximum : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Maximum"/>.</summary>
public static class MaximumWriting
{
    /// <summary>The larger of two values; not a number where either is none. A dimension of 1 stretches.</summary>
    public static Tensor Maximum(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Maximum(), name, other);
    }
}
