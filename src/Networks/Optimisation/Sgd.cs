namespace MLNetVision.Networks.Optimisation;

/// <summary>
/// Steepest descent, w -= r v with v = m v + g; Nesterov's variant uses g + m v instead of v (Sutskever et al. 2013). Without momentum, v is g.
/// </summary>
public sealed record Sgd : Optimizer
{
    /// <summary>m: what is kept of the last direction.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the gradient is looked at where the momentum will have led.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override bool HasMomentum => Momentum > 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "from 0, below 1");
        Check(!Nesterov || Momentum > 0, nameof(Momentum), Momentum, "above 0 with Nesterov");
    }
}
