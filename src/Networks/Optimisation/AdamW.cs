namespace MLNetVision.Networks.Optimisation;

/// <summary>Adam with the decay of weights apart from the gradient: w -= r Decay w before Adam's step (Loshchilov and Hutter 2019).</summary>
public sealed record AdamW : Adam
{
    /// <summary>How much of a weight goes in a step of size 1; biases and normalisation are left alone.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or above");
    }
}
