namespace MLNetVision.Networks.Ops;

/// <summary>Count numbers [Count], from Start on, Step apart.</summary>
public sealed record Arange(DType Element, Dim Count, double Start = 0, double Step = 1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(0);
        inputs.Require(Element != DType.Bool, "elements that are numbers", Element);
        return new OpSignature(new TensorType(Element, [Count]));
    }
}

/// <summary>Writes <see cref="Ops.Arange"/>.</summary>
public static class ArangeWriting
{
    /// <summary>Numbers from a start on, a step apart.</summary>
    public static Tensor Arange(this NetworkBuilder builder, Dim count, double start = 0, double step = 1, DType element = DType.Int64, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new Arange(element, count, start, step), name)[0];
    }
}
