namespace MLNetVision.Networks.Ops;

/// <summary>exp(x) over its sum along an axis.</summary>
public sealed record Softmax(int Axis = -1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Axis(0, Axis);
        return new OpSignature(inputs[0]) { Flops = 4 * shape.ElementsPerRow() };
    }
}

/// <summary>Writes <see cref="Ops.Softmax"/>.</summary>
public static class SoftmaxWriting
{
    /// <summary>exp(x) over its sum along an axis.</summary>
    public static Tensor Softmax(this Tensor x, int axis = -1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Softmax(axis), name);
    }
}
