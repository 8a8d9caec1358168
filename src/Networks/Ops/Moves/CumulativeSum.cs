namespace MLNetVision.Networks.Ops;

/// <summary>Of each place the sum along an axis up to it, or up to the one before it; or from the end.</summary>
public sealed record CumulativeSum(int Axis = 0, bool Exclusive = false, bool Backwards = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Number(0);
        inputs.Axis(0, Axis);
        return new OpSignature(inputs[0]) { Flops = shape.ElementsPerRow() };
    }
}

/// <summary>Writes <see cref="Ops.CumulativeSum"/>.</summary>
public static class CumulativeSumWriting
{
    /// <summary>Sums along an axis up to each place.</summary>
    public static Tensor CumulativeSum(this Tensor x, int axis = 0, bool exclusive = false, bool backwards = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new CumulativeSum(axis, exclusive, backwards), name);
    }
}
