namespace MLNetVision.Networks.Ops;

/// <summary>Axes in another order: axis i of the result is axis Order[i] of the value.</summary>
public sealed record Transpose(Axes Order) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        inputs.Require(Order.Order().SequenceEqual(Enumerable.Range(0, shape.Rank)), $"an order of all axes 0 to {shape.Rank - 1}", Order);
        return new OpSignature(inputs[0].WithShape(Shape.Create([.. Order.Select(axis => shape[axis])])));
    }
}

/// <summary>Writes <see cref="Ops.Transpose"/>.</summary>
public static class TransposeWriting
{
    /// <summary>Axes in another order.</summary>
    public static Tensor Transpose(this Tensor x, Axes order, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Transpose(order), name);
    }
}
