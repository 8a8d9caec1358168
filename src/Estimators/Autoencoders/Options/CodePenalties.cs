namespace MLNetVision.Estimators;

/// <summary>What a sparse autoencoder adds to its loss for units of the code that are active.</summary>
public sealed record Sparsity
{
    /// <summary>The factor of the mean, over rows, of the sum of |h| over the code.</summary>
    public double L1 { get; init; }

    /// <summary>
    /// The factor of the sum, over the code's units, of KL(TargetRate || r), r a unit's mean over a batch (Ng 2011). It needs units from 0 to 1: a sigmoid.
    /// </summary>
    public double Kl { get; init; }

    /// <summary>How active a unit should be on average.</summary>
    public double TargetRate { get; init; } = 0.05;

    /// <summary>Refuses what is no penalty.</summary>
    public void Validate()
    {
        Check(L1 >= 0 && double.IsFinite(L1), nameof(L1), L1, "0 or above");
        Check(Kl >= 0 && double.IsFinite(Kl), nameof(Kl), Kl, "0 or above");
        Check(TargetRate is > 0 and < 1, nameof(TargetRate), TargetRate, "between 0 and 1");
    }

    private static void Check(bool holds, string option, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"Sparsity.{option} has to be {rule}.");
        }
    }
}

/// <summary>
/// What a contractive autoencoder adds to its loss: Weight times the mean, over rows, of the squared Frobenius norm of the code's Jacobian (Rifai et al. 2011).
/// Of an encoder of one dense layer the norm is exact; of others it is estimated by |J v|² over random v of signs (Hutchinson), J v by central differences.
/// </summary>
public sealed record Contraction
{
    /// <summary>The factor of the norm.</summary>
    public double Weight { get; init; } = 0.1;

    /// <summary>Whether the norm is estimated even where it could be exact.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>Half the distance of the two points of a difference.</summary>
    public double Step { get; init; } = 0.01;

    /// <summary>Refuses what is no penalty.</summary>
    public void Validate()
    {
        Check(Weight >= 0 && double.IsFinite(Weight), nameof(Weight), Weight, "0 or above");
        Check(Step > 0 && double.IsFinite(Step), nameof(Step), Step, "above 0");
    }

    private static void Check(bool holds, string option, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"Contraction.{option} has to be {rule}.");
        }
    }
}

/// <summary>
/// What makes an autoencoder variational (Kingma and Welling 2013): the encoder gives mean and log-variance of a normal code, and the loss is, a row, the
/// reconstruction's negative log-likelihood (the sum of cross-entropies, or half the sum of squared differences) plus Beta KL(q(z|x) || N(0, 1)).
/// </summary>
public sealed record Variational
{
    /// <summary>
    /// The factor of the divergence; 1 makes the loss the negative evidence lower bound, more asks for codes that are independent (Higgins et al. 2017).
    /// </summary>
    public double Beta { get; init; } = 1;

    /// <summary>
    /// How many numbers at the end of the input column are no part of what is reconstructed but a condition, such as a class as one-hot, which encoder and
    /// decoder both see (Sohn et al. 2015). The column then is a vector, as Concatenate makes it.
    /// </summary>
    public int ConditionSize { get; init; }

    /// <summary>
    /// The column that is the condition instead, and goes with the rows at scoring too: a key, which becomes one-hot (a missing one all zeros), a number, or a
    /// vector of Single. The input column is a vector then. Null for none.
    /// </summary>
    public string? ConditionColumnName { get; init; }

    /// <summary>Refuses what is no model.</summary>
    public void Validate()
    {
        Check(Beta >= 0 && double.IsFinite(Beta), nameof(Beta), Beta, "0 or above");
        Check(ConditionSize >= 0, nameof(ConditionSize), ConditionSize, "0 or more");
        Check(ConditionSize == 0 || ConditionColumnName is null, nameof(ConditionSize), ConditionSize, "0 with ConditionColumnName, whose type says it");
        Check(ConditionColumnName != "", nameof(ConditionColumnName), "empty", "a column, or null");
    }

    private static void Check(bool holds, string option, object value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"Variational.{option} has to be {rule}.");
        }
    }
}
