namespace MLNetVision.Networks.Ops;

/// <summary>Whether the first value is below the second. A dimension of 1 stretches.</summary>
public sealed record Less : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Comparison(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Less"/>.</summary>
public static class LessWriting
{
    /// <summary>Whether the first value is below the second. A dimension of 1 stretches.</summary>
    public static Tensor Less(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Less(), name, other);
    }
}
