namespace MLNetVision.Networks.Ops;

/// <summary>All dimensions from an axis on become one: [N, C, H, W] to [N, C*H*W].</summary>
public sealed record Flatten(int Axis = 1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1)[0].Shape;
        inputs.Require(Axis >= 1 && Axis < shape.Rank, $"an axis from 1 to {shape.Rank - 1}", Axis);
        return new OpSignature(inputs[0].WithShape(shape.Slice(0, Axis).Concat([shape.Slice(Axis, shape.Rank).Elements()])));
    }
}

/// <summary>Writes <see cref="Ops.Flatten"/>.</summary>
public static class FlattenWriting
{
    /// <summary>All dimensions from an axis on become one.</summary>
    public static Tensor Flatten(this Tensor x, int axis = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Flatten(axis), name);
    }
}
