namespace MLNetVision.Networks.Ops;

/// <summary>The quotient of two values; of whole numbers, without its fraction. A dimension of 1 stretches.</summary>
public sealed record Divide : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.Numbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.Divide"/>.</summary>
public static class DivideWriting
{
    /// <summary>The quotient of two values; of whole numbers, without its fraction. A dimension of 1 stretches.</summary>
    public static Tensor Divide(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Divide(), name, other);
    }
}
