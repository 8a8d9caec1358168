namespace MLNetVision.Networks.Ops;

/// <summary>A function of each number by itself, floating or whole.</summary>
public abstract record NumberFunction : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Number(0);
        return new OpSignature(inputs[0]) { Flops = shape.ElementsPerRow() };
    }
}
