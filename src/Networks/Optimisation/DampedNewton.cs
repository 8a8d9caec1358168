namespace MLNetVision.Networks.Optimisation;

/// <summary>
/// Newton's method with the damping of Levenberg and Marquardt: solves (H + d I) s = -g and takes s if the loss falls, else raises d. The Hessian is dense,
/// so it is for heads of at most <see cref="MaxParameters"/> trained numbers.
/// </summary>
public sealed record DampedNewton : Optimizer
{
    /// <summary>The most numbers that a dense Hessian is made for.</summary>
    public const int MaxParameters = 5000;

    /// <summary>Makes the specification; the step is a whole one.</summary>
    public DampedNewton() => LearningRate = 1;

    /// <summary>d at the start.</summary>
    public double Damping { get; init; } = 1e-3;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Damping > 0, nameof(Damping), Damping, "above 0");
    }
}
