namespace MLNetVision.Networks.Ops;

/// <summary>The largest or smallest Count numbers along an axis, the best first, and where they are (Int64); of equal ones the first comes first.</summary>
public sealed record TopK(int Count, int Axis = -1, bool Largest = true) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Number(0);
        var axis = inputs.Axis(0, Axis);
        inputs.Require(Count > 0 && (!shape[axis].IsKnown || Count <= shape[axis].Size), $"a count from 1 to {shape[axis]}", Count);
        var best = shape.With(axis, Count);
        return new OpSignature(inputs[0].WithShape(best), new TensorType(DType.Int64, best));
    }
}

/// <summary>Writes <see cref="Ops.TopK"/>.</summary>
public static class TopKWriting
{
    /// <summary>The largest or smallest numbers along an axis, and where they are.</summary>
    public static (Tensor Values, Tensor Indices) TopK(this Tensor x, int count, int axis = -1, bool largest = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var outputs = x.Builder.Add(new TopK(count, axis, largest), name, x);
        return (outputs[0], outputs[1]);
    }
}
