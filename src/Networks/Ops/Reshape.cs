namespace MLNetVision.Networks.Ops;

/// <summary>The same numbers in another shape. A symbolic dimension of the value stays one of the target.</summary>
public sealed record Reshape(Shape Target) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        var (from, to) = (Factors(shape), Factors(Target));
        var fits = from.Known == to.Known && from.Symbols.SequenceEqual(to.Symbols, StringComparer.Ordinal);
        inputs.Require(fits, $"a shape of {shape.Elements()} numbers", Target);
        return new OpSignature(inputs[0].WithShape(Target));
    }

    /// <summary>The product of what is known in a shape, and the symbols in order: two shapes of as many numbers have both alike.</summary>
    private static (long Known, IEnumerable<string> Symbols) Factors(Shape shape)
    {
        var factors = shape.SelectMany(d => d.Factors()).ToArray();
        return (factors.Where(f => f.IsKnown).Aggregate(1L, (product, f) => checked(product * f.Size)),
            factors.Where(f => !f.IsKnown).Select(f => f.Symbol!).Order(StringComparer.Ordinal));
    }
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
