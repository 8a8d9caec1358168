namespace MLNetVision.Networks.Ops;

/// <summary>The logarithm of softmax along an axis, computed without overflow.</summary>
public sealed record LogSoftmax(int Axis = -1) : Op
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

/// <summary>Writes <see cref="Ops.LogSoftmax"/>.</summary>
public static class LogSoftmaxWriting
{
    /// <summary>The logarithm of softmax along an axis, computed without overflow.</summary>
    public static Tensor LogSoftmax(this Tensor x, int axis = -1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new LogSoftmax(axis), name);
    }
}
