namespace MLNetVision.Networks.Ops;

/// <summary>A loss that compares number by number: prediction and target have one shape.</summary>
public abstract record ElementwiseLoss : Loss
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var prediction = inputs.Expect(2).Floating(0);
        inputs.Require(inputs[1].Equals(inputs[0]), $"a target {inputs[0]} at input 1", inputs[1]);
        return Single(inputs, 3 * prediction.ElementsPerRow());
    }
}
