namespace MLNetVision.Networks.Ops;

/// <summary>A value that the user of the network gives.</summary>
public sealed record Input(TensorType Type) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(0);
        return new OpSignature(Type);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type}";
}
