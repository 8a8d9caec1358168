namespace MLNetVision.Networks.Optimisation;

/// <summary>w -= r d, d = sqrt(u + e) / sqrt(s + e) g, s and u running means of g² and d² (Zeiler 2012).</summary>
public sealed record AdaDelta : Optimizer
{
    /// <summary>Makes the specification; the learning rate is 1, as the paper has none.</summary>
    public AdaDelta() => LearningRate = 1;

    /// <summary>What is kept of the running means.</summary>
    public double Decay { get; init; } = 0.9;

    /// <summary>e: keeps the quotient finite and starts the walk.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Decay is >= 0 and < 1, nameof(Decay), Decay, "from 0, below 1");
        Check(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }
}
