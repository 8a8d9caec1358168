namespace MLNetVision.Networks.Ops;

/// <summary>Whether the first value is above the second. A dimension of 1 stretches.</summary>
public sealed record Greater : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Comparison(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Greater"/>.</summary>
public static class GreaterWriting
{
    /// <summary>Whether the first value is above the second. A dimension of 1 stretches.</summary>
    public static Tensor Greater(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Greater(), name, other);
    }
}
