namespace MLNetVision.Networks.Ops;

/// <summary>Whether x is false.</summary>
public sealed record Not : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(1).Truth(0);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.Not"/>.</summary>
public static class NotWriting
{
    /// <summary>Whether x is false.</summary>
    public static Tensor Not(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Not(), name);
    }
}
