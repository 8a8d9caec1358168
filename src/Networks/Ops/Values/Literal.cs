namespace MLNetVision.Networks.Ops;

/// <summary>A tensor that is part of the network: neither an input nor trained.</summary>
public sealed record Literal(TensorLiteral Value) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(0);
        inputs.Require(Value is not null, "a value", "none");
        return new OpSignature(Value!.Type);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Value}";
}

/// <summary>Writes <see cref="Ops.Literal"/>.</summary>
public static class LiteralWriting
{
    /// <summary>A tensor that is part of the network.</summary>
    public static Tensor Literal(this NetworkBuilder builder, TensorLiteral value, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new Literal(value), name)[0];
    }

    /// <summary>A single number that is part of the network, single precision unless said otherwise.</summary>
    public static Tensor Literal(this NetworkBuilder builder, double value, DType element = DType.Float32, string? name = null) =>
        builder.Literal(TensorLiteral.Single(element, value), name);
}
