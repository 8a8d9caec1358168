namespace MLNetVision.Networks.Optimisation;

/// <summary>w -= r g / (sqrt(s) + e), s the sum of all g² so far (Duchi et al. 2011).</summary>
public sealed record AdaGrad : Optimizer
{
    /// <summary>e: keeps the quotient finite.</summary>
    public double Epsilon { get; init; } = 1e-10;

    /// <summary>What s starts with.</summary>
    public double InitialSum { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
        Check(InitialSum >= 0, nameof(InitialSum), InitialSum, "0 or above");
    }
}
