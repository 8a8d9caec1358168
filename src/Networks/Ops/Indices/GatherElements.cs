namespace MLNetVision.Networks.Ops;

/// <summary>
/// Of each place of the indices the element of the value that lies there but for one axis, where the index says. Indices below 0 count from the end.
/// </summary>
public sealed record GatherElements(int Axis = 0) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(2)[0].Shape;
        inputs.Axis(0, Axis);
        var indices = inputs.Indices(1);
        inputs.Require(indices.Rank == shape.Rank, $"indices with {shape.Rank} axes", indices);
        return new OpSignature(inputs[0].WithShape(indices));
    }
}

/// <summary>Writes <see cref="Ops.GatherElements"/>.</summary>
public static class GatherElementsWriting
{
    /// <summary>The elements of a value that lie where the indices do but for one axis, where the index says.</summary>
    public static Tensor GatherElements(this Tensor x, Tensor indices, int axis = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new GatherElements(axis), name, indices);
    }
}
