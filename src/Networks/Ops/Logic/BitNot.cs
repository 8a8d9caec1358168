namespace MLNetVision.Networks.Ops;

/// <summary>All bits of whole numbers the other way.</summary>
public sealed record BitNot : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(1).WholeNumber(0);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.BitNot"/>.</summary>
public static class BitNotWriting
{
    /// <summary>All bits of whole numbers the other way.</summary>
    public static Tensor BitNot(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new BitNot(), name);
    }
}
