namespace MLNetVision.Networks.Ops;

/// <summary>The bits that both whole numbers have. A dimension of 1 stretches.</summary>
public sealed record BitAnd : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Broadcasting.WholeNumbers(inputs);
    }
}

/// <summary>Writes <see cref="Ops.BitAnd"/>.</summary>
public static class BitAndWriting
{
    /// <summary>The bits that both whole numbers have. A dimension of 1 stretches.</summary>
    public static Tensor BitAnd(this Tensor x, Tensor other, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new BitAnd(), name, other);
    }
}
