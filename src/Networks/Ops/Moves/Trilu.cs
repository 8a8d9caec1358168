namespace MLNetVision.Networks.Ops;

/// <summary>
/// Of the matrices in the last two axes what lies on a diagonal and above it, or on it and below; zeros elsewhere. Diagonal 0 is the main one, 1 that above.
/// </summary>
public sealed record Trilu(bool Upper = true, int Diagonal = 0) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        inputs.Require(shape.Rank >= 2, "[..., rows, columns]", shape);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.Trilu"/>.</summary>
public static class TriluWriting
{
    /// <summary>Of matrices what lies on a diagonal and above it, or on it and below; zeros elsewhere.</summary>
    public static Tensor Trilu(this Tensor x, bool upper = true, int diagonal = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Trilu(upper, diagonal), name);
    }
}
