namespace MLNetVision.Networks.Ops;

/// <summary>Values side by side along an axis; all other dimensions are equal.</summary>
public sealed record Concat(int Axis = 1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(inputs.Count > 0, "one input or more", inputs.Count);
        var axis = inputs.Axis(0, Axis);
        var first = inputs[0];
        var total = first.Shape[axis];
        for (var i = 1; i < inputs.Count; i++)
        {
            var other = inputs[i];
            var fits = other.Element == first.Element && other.Shape.Rank == first.Shape.Rank && other.Shape.With(axis, first.Shape[axis]).Equals(first.Shape);
            inputs.Require(fits, $"{first} at input {i}, but for axis {axis}", other);
            total += other.Shape[axis];
        }

        return new OpSignature(first.WithShape(first.Shape.With(axis, total)));
    }
}

/// <summary>Writes <see cref="Ops.Concat"/>.</summary>
public static class ConcatWriting
{
    /// <summary>This value and others side by side, along the channels unless said otherwise.</summary>
    public static Tensor Concat(this Tensor x, IEnumerable<Tensor> others, int axis = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Concat(axis), name, [.. others]);
    }
}
