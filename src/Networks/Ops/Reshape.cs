namespace MLNetVision.Networks.Ops;

/// <summary>The same numbers in another shape. A symbolic dimension of the value stays one of the target.</summary>
public sealed record Reshape(Shape Target) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        var from = shape.Elements();
        var to = Target.Elements();
        var fits = from == to
            || (from.IsKnown && to.IsKnown && from.Size == to.Size)
            || (SameSymbols(shape) && shape.ElementsPerRow() == Target.ElementsPerRow());
        inputs.Require(fits, $"a shape of {from} numbers", Target);
        return new OpSignature(inputs[0].WithShape(Target));
    }

    private bool SameSymbols(Shape shape) =>
        shape.Where(d => !d.IsKnown).Select(d => d.Symbol).Order(StringComparer.Ordinal)
            .SequenceEqual(Target.Where(d => !d.IsKnown).Select(d => d.Symbol).Order(StringComparer.Ordinal));
}

/// <summary>Writes <see cref="Ops.Reshape"/>.</summary>
public static class ReshapeWriting
{
    /// <summary>The same numbers in another shape.</summary>
    public static Tensor Reshape(this Tensor x, Shape target, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Reshape(target), name);
    }
}
