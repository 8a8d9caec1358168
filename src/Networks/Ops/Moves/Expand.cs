namespace MLNetVision.Networks.Ops;

/// <summary>A value repeated along axes of one place, and along new ones before its first, until it has the shape that it and Target stretch to.</summary>
public sealed record Expand(Shape Target) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new OpSignature(inputs.Expect(1)[0].WithShape(Broadcasting.Stretch(inputs, inputs[0].Shape, Target)));
    }
}

/// <summary>Writes <see cref="Ops.Expand"/>.</summary>
public static class ExpandWriting
{
    /// <summary>A value repeated along axes of one place until it has the shape that it and the target stretch to.</summary>
    public static Tensor Expand(this Tensor x, Shape target, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Expand(target), name);
    }
}
