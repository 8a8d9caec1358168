namespace MLNetVision.Networks.Ops;

/// <summary>A value as often one after the other along each axis as Repeats says.</summary>
public sealed record Tile(Axes Repeats) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        inputs.Require(Repeats.Count == shape.Rank && Repeats.All(r => r > 0), $"{shape.Rank} numbers from 1", Repeats);
        return new OpSignature(inputs[0].WithShape(Shape.Create([.. shape.Select((d, axis) => d * Repeats[axis])])));
    }
}

/// <summary>Writes <see cref="Ops.Tile"/>.</summary>
public static class TileWriting
{
    /// <summary>A value as often one after the other along each axis as is said.</summary>
    public static Tensor Tile(this Tensor x, Axes repeats, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Tile(repeats), name);
    }
}
