namespace MLNetVision.Networks.Optimisation;

/// <summary>
/// Limited-memory BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 7.5 and 3.5). For whole batches.
/// </summary>
public sealed record Lbfgs : Optimizer
{
    /// <summary>Makes the specification; the first trial step is 1.</summary>
    public Lbfgs() => LearningRate = 1;

    /// <summary>Pairs of steps and gradient changes that are remembered.</summary>
    public int History { get; init; } = 10;

    /// <summary>Iterations within one training step.</summary>
    public int Iterations { get; init; } = 20;

    /// <summary>The largest gradient component at which it is done.</summary>
    public double GradientTolerance { get; init; } = 1e-7;

    /// <summary>The change of loss or step at which it is done.</summary>
    public double ChangeTolerance { get; init; } = 1e-9;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(History > 0, nameof(History), History, "1 or more");
        Check(Iterations > 0, nameof(Iterations), Iterations, "1 or more");
        Check(GradientTolerance >= 0, nameof(GradientTolerance), GradientTolerance, "0 or above");
        Check(ChangeTolerance >= 0, nameof(ChangeTolerance), ChangeTolerance, "0 or above");
    }
}
