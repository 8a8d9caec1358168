namespace MLNetVision.Networks.Optimisation;

/// <summary>w -= r m' / (sqrt(v') + e), m' and v' bias-corrected running means of g and g² (Kingma and Ba 2015).</summary>
public record Adam : Optimizer
{
    /// <summary>Makes the specification with the paper's learning rate, 0.001.</summary>
    public Adam() => LearningRate = 0.001;

    /// <summary>What is kept of the mean of g.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>What is kept of the mean of g².</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>e: keeps the quotient finite.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override bool HasMomentum => true;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "from 0, below 1");
        Check(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "from 0, below 1");
        Check(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }
}
