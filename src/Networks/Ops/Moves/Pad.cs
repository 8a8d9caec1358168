namespace MLNetVision.Networks.Ops;

/// <summary>Places added before and after each axis, or cut off where an amount is below 0.</summary>
public sealed record Pad(Axes Before, Axes After, PadKind Kind = PadKind.Constant, double Value = 0) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        inputs.Require(Before.Count == shape.Rank && After.Count == shape.Rank, $"{shape.Rank} amounts before and after", $"{Before} and {After}");
        var dims = shape.Select((d, axis) => Resized(inputs, d, Before[axis] + After[axis]));
        return new OpSignature(inputs[0].WithShape(Shape.Create([.. dims])));
    }

    private static Dim Resized(OpInputs inputs, Dim dim, int added)
    {
        inputs.Require(!dim.IsKnown || dim.Size + added > 0, "amounts that leave something", added);
        return dim + added;
    }
}

/// <summary>Writes <see cref="Ops.Pad"/>.</summary>
public static class PadWriting
{
    /// <summary>Places added before and after each axis, or cut off where an amount is below 0.</summary>
    public static Tensor Pad(
        this Tensor x, Axes before, Axes after, PadKind kind = PadKind.Constant, double value = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Pad(before, after, kind, value), name);
    }
}
