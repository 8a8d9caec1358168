namespace MLNetVision.Networks.Optimisation;

/// <summary>
/// w -= r v, v = m v + g / (sqrt(s) + e), s a running mean of g² (Tieleman and Hinton 2012); centred, the variance of g takes its place (Graves 2013).
/// </summary>
public sealed record RmsProp : Optimizer
{
    /// <summary>What is kept of the running mean.</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>m: what is kept of the last direction.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the variance is used instead of the second moment.</summary>
    public bool Centred { get; init; }

    /// <summary>e: keeps the quotient finite.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override bool HasMomentum => Momentum > 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Decay is >= 0 and < 1, nameof(Decay), Decay, "from 0, below 1");
        Check(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "from 0, below 1");
        Check(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }
}
