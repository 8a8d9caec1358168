namespace MLNetVision.Sweeps;

/// <summary>Which rows measure a trial, where the sweep is given no rows of their own for that.</summary>
public sealed record SweepValidation
{
    /// <summary>The column of the classes that all parts are to have in the shares of the whole; null for parts at random.</summary>
    public string? StratifyBy { get; init; } = "Label";

    /// <summary>The share of the rows that measure.</summary>
    public double Fraction { get; init; } = 0.2;

    /// <summary>Folds, each of which measures once while a model is fitted to the others; null for a single split.</summary>
    public int? Folds { get; init; }

    /// <summary>Which rows go where.</summary>
    public int Seed { get; init; }

    internal void Validate()
    {
        Check(Fraction is > 0 and < 1, nameof(Fraction), Fraction, "between 0 and 1");
        Check(Folds is null or > 1, nameof(Folds), Folds, "2 or more, or null");
        Check(StratifyBy is null || StratifyBy.Length > 0, nameof(StratifyBy), StratifyBy, "the name of a column, or null");
    }

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"SweepValidation.{option} has to be {rule}.");
        }
    }
}
