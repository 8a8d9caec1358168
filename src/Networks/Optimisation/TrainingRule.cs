namespace MLNetVision.Networks.Optimisation;

/// <summary>All that happens to parameters in a training step: penalty, clipping, optimizer, average.</summary>
public sealed record TrainingRule
{
    /// <summary>How gradients change parameters.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd { Momentum = 0.9 };

    /// <summary>What is added to the loss for large weights.</summary>
    public Penalty Penalty { get; init; } = new();

    /// <summary>The largest gradient that is let through, or null.</summary>
    public Clipping? Clipping { get; init; }

    /// <summary>What is kept of the running average of the weights in each step, or null for none: w' = d w' + (1 - d) w.</summary>
    public double? AverageDecay { get; init; }

    /// <summary>Learning rates by name prefix, as factors of the optimizer's; the longest prefix counts.</summary>
    public IReadOnlyDictionary<string, double> RateFactors { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// The factor of a parameter's learning rate: that of the longest prefix that covers its name, or 1. "layer1" covers "layer1.0.conv1.weight".
    /// </summary>
    public double RateFactorOf(string parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var (longest, found) = (-1, 1.0);
        foreach (var (prefix, factor) in RateFactors)
        {
            if (prefix.Length > longest && Verifier.IsUnder(parameter, prefix))
            {
                (longest, found) = (prefix.Length, factor);
            }
        }

        return found;
    }

    /// <summary>Refuses what no engine can execute.</summary>
    public void Validate()
    {
        Optimizer.Validate();
        Penalty.Validate();
        Clipping?.Validate();
        if (AverageDecay is { } decay && decay is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(AverageDecay), decay, "TrainingRule.AverageDecay has to be from 0, below 1.");
        }

        if (Optimizer is Lbfgs or DampedNewton)
        {
            CheckGradientIsKept();
        }

        foreach (var (prefix, factor) in RateFactors)
        {
            if (!(factor >= 0 && double.IsFinite(factor)))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(RateFactors), factor,
                    $"TrainingRule.RateFactors['{prefix}'] has to be a finite number from 0; to leave parameters alone, freeze them.");
            }
        }
    }

    /// <summary>What searches for a lower loss by its slope, or solves for its minimum, needs the gradient as it is.</summary>
    private void CheckGradientIsKept()
    {
        if (Clipping is not null)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Clipping), Clipping, $"TrainingRule.Clipping has to be null with {Optimizer.GetType().Name}, which needs the gradient as it is.");
        }

        foreach (var (prefix, factor) in RateFactors.Where(f => f.Value != 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(RateFactors), factor,
                $"TrainingRule.RateFactors['{prefix}'] has to be 1 with {Optimizer.GetType().Name}, which moves all parameters together; "
                + "to leave parameters alone, freeze them.");
        }
    }
}
