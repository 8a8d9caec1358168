namespace MLNetVision.Networks.Ops;

/// <summary>The same numbers as elements of another type: fractions are cut off where that is whole, and all but 0 is true where it is Bool.</summary>
public sealed record Cast(DType To) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new OpSignature(inputs.Expect(1)[0] with { Element = To });
    }
}

/// <summary>Writes <see cref="Ops.Cast"/>.</summary>
public static class CastWriting
{
    /// <summary>The same numbers as elements of another type.</summary>
    public static Tensor Cast(this Tensor x, DType to, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Cast(to), name);
    }
}
