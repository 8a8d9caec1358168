namespace MLNetVision.Networks.Optimisation;

/// <summary>L1 |w| + L2 / 2 w² is added to the loss; biases and normalisation are left out unless asked for.</summary>
public sealed record Penalty
{
    /// <summary>The factor of |w|.</summary>
    public double L1 { get; init; }

    /// <summary>The factor of w² / 2, so that the gradient grows by L2 w.</summary>
    public double L2 { get; init; }

    /// <summary>Whether biases and normalisation are penalised too.</summary>
    public bool IncludesBiases { get; init; }

    /// <summary>Refuses negative factors.</summary>
    public void Validate()
    {
        if (!(L1 >= 0 && L2 >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(L1), $"{L1}, {L2}", "Penalty.L1 and Penalty.L2 have to be 0 or above.");
        }
    }
}
