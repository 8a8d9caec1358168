namespace MLNetVision.Networks.Ops;

/// <summary>
/// -sum over classes of p log softmax(scores), p the target's probabilities; smoothing gives every class Smoothing / C of them (Szegedy et al. 2016).
/// Class weights scale the classes' terms; the mean then divides by the weights of the targets, as PyTorch does.
/// </summary>
public sealed record CrossEntropy(float Smoothing = 0) : ClassLoss
{
    /// <inheritdoc/>
    protected override bool TakesProbabilities => true;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(Smoothing is >= 0 and < 1, "smoothing from 0, below 1", Smoothing);
        return base.Infer(inputs);
    }
}
