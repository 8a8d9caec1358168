namespace MLNetVision.Networks.Ops;

/// <summary>One number, as often as the shape says.</summary>
public sealed record Fill(TensorType Type, double Value) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(0);
        inputs.Require(Type is not null, "a type", "none");
        return new OpSignature(Type!);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type}";
}

/// <summary>Writes <see cref="Ops.Fill"/>.</summary>
public static class FillWriting
{
    /// <summary>One number, as often as the shape says.</summary>
    public static Tensor Fill(this NetworkBuilder builder, Shape shape, double value, DType element = DType.Float32, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new Fill(new TensorType(element, shape), value), name)[0];
    }
}
