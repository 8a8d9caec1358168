namespace MLNetVision.Networks.Ops;

/// <summary>A function of each number by itself.</summary>
public abstract record Activation : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        return new OpSignature(inputs[0]) { Flops = shape.ElementsPerRow() };
    }
}
