namespace MLNetVision.Networks.Ops;

/// <summary>
/// The places of an axis that indices name, in the place of that axis: [outer, axis, inner] and indices [...] to [outer, ..., inner]. Indices below 0 count
/// from the end.
/// </summary>
public sealed record Gather(int Axis = 0) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(2)[0].Shape;
        var axis = inputs.Axis(0, Axis);
        var indices = inputs.Indices(1);
        return new OpSignature(inputs[0].WithShape(shape.Slice(0, axis).Concat(indices).Concat(shape.Slice(axis + 1, shape.Rank))));
    }
}

/// <summary>Writes <see cref="Ops.Gather"/>.</summary>
public static class GatherWriting
{
    /// <summary>The places of an axis that indices name.</summary>
    public static Tensor Gather(this Tensor x, Tensor indices, int axis = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Gather(axis), name, indices);
    }
}
