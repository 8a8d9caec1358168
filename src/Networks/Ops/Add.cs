namespace MLNetVision.Networks.Ops;

/// <summary>The sum of two values; a dimension of 1 stretches.</summary>
public sealed record Add : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Add"/>.</summary>
public static class AddWriting
{
    /// <summary>The sum of two values; a dimension of 1 stretches.</summary>
    public static Tensor Add(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Add(), name, other);
    }
}
