namespace MLNetVision.Networks.Ops;

/// <summary>What is true or false of each floating number by itself.</summary>
public abstract record FloatTest : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        return new OpSignature(new TensorType(DType.Bool, shape));
    }
}
