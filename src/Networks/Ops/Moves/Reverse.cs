namespace MLNetVision.Networks.Ops;

/// <summary>Places in the opposite order along some axes.</summary>
public sealed record Reverse(Axes Axes) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(1);
        var axes = Axes.Select(a => inputs.Axis(0, a)).Distinct().Count();
        inputs.Require(axes == Axes.Count && axes > 0, "one axis or more, each once", Axes);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.Reverse"/>.</summary>
public static class ReverseWriting
{
    /// <summary>Places in the opposite order along some axes.</summary>
    public static Tensor Reverse(this Tensor x, Axes axes, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Reverse(axes), name);
    }
}
