namespace MLNetVision.Networks.Ops;

/// <summary>
/// In training each row of the batch is zero as a whole with this probability and the others grow by 1 / (1 - Probability); otherwise nothing happens. At the
/// end of a residual branch it leaves the shortcut alone (Huang et al. 2016, "Deep Networks with Stochastic Depth", drawn for each row).
/// </summary>
public sealed record StochasticDepth(float Probability) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Require(shape.Rank >= 1, "[N, ...]", shape);
        inputs.Require(Probability is >= 0 and < 1, "a probability from 0, below 1", Probability);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.StochasticDepth"/>.</summary>
public static class StochasticDepthWriting
{
    /// <summary>Drops whole rows of the batch at random in training.</summary>
    public static Tensor StochasticDepth(this Tensor x, float probability, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new StochasticDepth(probability), name);
    }
}
