using System.Globalization;

namespace MLNetVision.Estimators;

/// <summary>Which principal components, and how they are found.</summary>
public sealed record PcaOptions
{
    internal const string Owner = "Pca";

    /// <summary>
    /// How many components are kept where <see cref="Rank"/> is a number; null for all: as many as there are columns, or rows if these are fewer.
    /// </summary>
    public int? Components { get; init; }

    /// <summary>How their number is found.</summary>
    public PcaRank Rank { get; init; }

    /// <summary>The share of the variance that has to be explained where <see cref="Rank"/> goes by that.</summary>
    public double Variance { get; init; } = 0.95;

    /// <summary>How the components are computed.</summary>
    public PcaSolver Solver { get; init; }

    /// <summary>Whether columns are divided by their standard deviation first, so that their units do not matter; constant columns stay as they are.</summary>
    public bool Standardise { get; init; }

    /// <summary>Whether scores are divided by their standard deviation, so that all have variance 1; those without variance become 0.</summary>
    public bool Whiten { get; init; }

    /// <summary>The column of the inverse transform that is added: rows as the components alone make them, Vector&lt;Single, 1, d&gt;. Null for none.</summary>
    public string? ReconstructionColumnName { get; init; }

    /// <summary>
    /// The column of reconstruction errors that is added: the mean of the squared differences between a row and what the components alone make of it, of
    /// standardised numbers where <see cref="Standardise"/> is set. Null for none.
    /// </summary>
    public string? ErrorColumnName { get; init; }

    /// <summary>Passes of the randomised solver; null for 7 where few components are wanted, 4 otherwise.</summary>
    public int? PowerIterations { get; init; }

    /// <summary>Directions that the randomised solver follows beyond those that are wanted.</summary>
    public int Oversampling { get; init; } = 10;

    /// <summary>Rows of a batch of the incremental solver; null for as many as are worth it, by the number of columns.</summary>
    public int? BatchRows { get; init; }

    /// <summary>Bytes of rows that the randomised solver keeps in memory; the rest goes to a temporary file.</summary>
    public long MaxMemory { get; init; } = 1L << 30;

    /// <summary>Where the randomised solver's directions come from.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate()
    {
        Check(Components is null or >= 1, nameof(Components), Components, "1 or more, or null");
        Check(Components is null || Rank == PcaRank.Number, nameof(Components), Components, $"null where the rank goes by {Rank}");
        Check(Variance is > 0 and < 1, nameof(Variance), Variance, "above 0 and below 1");
        Check(PowerIterations is null or >= 0, nameof(PowerIterations), PowerIterations, "0 or more, or null");
        Check(Oversampling >= 0, nameof(Oversampling), Oversampling, "0 or more");
        Check(BatchRows is null or >= 2, nameof(BatchRows), BatchRows, "2 or more, or null");
        Check(BatchRows is null || BatchRows >= (Components ?? 0), nameof(BatchRows), BatchRows, $"as many as the {Components} components, or more");
        Check(MaxMemory >= 1 << 20, nameof(MaxMemory), MaxMemory, "a megabyte or more");
        if (Solver is PcaSolver.Randomised or PcaSolver.Incremental && Components is null)
        {
            throw new ArgumentException(
                $"{Owner}: the solver {Solver} needs a number of components, and the rank goes by {(Rank == PcaRank.Number ? "all of them" : Rank)}. Set"
                + $" PcaOptions.Components, or take the solver {PcaSolver.Covariance} or {PcaSolver.Full}.");
        }
    }

    private static void Check(bool holds, string name, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(
                null, string.Create(CultureInfo.InvariantCulture, $"{Owner}: PcaOptions.{name} has to be {rule}; it is {value ?? "null"}."));
        }
    }
}
