namespace MLNetVision.Networks.Ops;

/// <summary>
/// A value with elements of the third input put to where they lie but for one axis, where the indices say. Indices below 0 count from the end.
/// </summary>
public sealed record ScatterElements(int Axis = 0, ScatterKind Kind = ScatterKind.Replace) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(3)[0].Shape;
        inputs.Axis(0, Axis);
        var indices = inputs.Indices(1);
        inputs.Require(indices.Rank == shape.Rank, $"indices with {shape.Rank} axes", indices);
        inputs.Require(inputs[2].Equals(inputs[0].WithShape(indices)), $"{inputs[0].WithShape(indices)} at input 2", inputs[2]);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.ScatterElements"/>.</summary>
public static class ScatterElementsWriting
{
    /// <summary>A value with elements put to where they lie but for one axis, where the indices say.</summary>
    public static Tensor ScatterElements(
        this Tensor x, Tensor indices, Tensor updates, int axis = 0, ScatterKind kind = ScatterKind.Replace, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new ScatterElements(axis, kind), name, indices, updates);
    }
}
