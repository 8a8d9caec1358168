namespace MLNetVision.Networks.Ops;

/// <summary>
/// A new axis of Depth places for each index: the second number of input 1, [off, on], where the index says, the first elsewhere. Indices below 0 count from
/// the end; those beyond are nowhere.
/// </summary>
public sealed record OneHot(int Depth, int Axis = -1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var indices = inputs.Expect(2).Indices(0);
        inputs.Require(Depth > 0, "a depth from 1", Depth);
        inputs.Require(Axis >= -indices.Rank - 1 && Axis <= indices.Rank, $"an axis from {-indices.Rank - 1} to {indices.Rank}", Axis);
        inputs.Require(inputs[1].Shape.Equals(Shape.Create(2)), "[off, on] at input 1", inputs[1]);
        var axis = Axis < 0 ? Axis + indices.Rank + 1 : Axis;
        return new OpSignature(inputs[1].WithShape(indices.Slice(0, axis).Concat([Depth]).Concat(indices.Slice(axis, indices.Rank))));
    }
}

/// <summary>Writes <see cref="Ops.OneHot"/>.</summary>
public static class OneHotWriting
{
    /// <summary>A new axis for each index: on where the index says, off elsewhere.</summary>
    public static Tensor OneHot(this Tensor indices, Tensor offAndOn, int depth, int axis = -1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return indices.Then(new OneHot(depth, axis), name, offAndOn);
    }
}
