namespace MLNetVision.Estimators;

/// <summary>How a map is made by t-SNE. The defaults are those of scikit-learn.</summary>
public sealed record TSneOptions
{
    /// <summary>2 or 3.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>How many neighbours count for each row, as it were; from 1 to below the number of rows.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>More perplexities, whose probabilities are averaged with the first one's: several scales in one map.</summary>
    public IReadOnlyList<double> FurtherPerplexities { get; init; } = [];

    /// <summary>How long it goes on, the exaggerated part included.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>How long neighbours attract each other more than they should, so that groups find together.</summary>
    public int ExaggeratedIterations { get; init; } = 250;

    /// <summary>How many times more.</summary>
    public double EarlyExaggeration { get; init; } = 12;

    /// <summary>
    /// The step; null for rows / exaggeration, at least 50: four times the usual, which ends at lower divergences, measured for 1,200 to 70,000 rows.
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>Where the points begin.</summary>
    public TSneStart Start { get; init; }

    /// <summary>How repulsion is computed.</summary>
    public TSneGradient Gradient { get; init; }

    /// <summary>How neighbours are found.</summary>
    public TSneNeighbours Neighbours { get; init; }

    /// <summary>Barnes and Hut's: the larger, the faster and the less exact.</summary>
    public double Angle { get; init; } = 0.5;

    /// <summary>Student's, in the map; null for one less than the dimensions.</summary>
    public int? DegreesOfFreedom { get; init; }

    /// <summary>So many iterations without a lower divergence end it.</summary>
    public int Patience { get; init; } = 300;

    /// <summary>A gradient below this norm ends it.</summary>
    public double LeastGradient { get; init; } = 1e-7;

    /// <summary>The same seed and the same rows give the same map, bit for bit, on any number of threads.</summary>
    public ulong Seed { get; init; } = 42;

    internal double[] AllPerplexities => [Perplexity, .. FurtherPerplexities];

    /// <summary>Throws where an option is out of its range, or does not suit the number of rows.</summary>
    internal void Validate(int rows)
    {
        Require(Dimensions is 2 or 3, nameof(Dimensions), "has to be 2 or 3", Dimensions);
        Require(ExaggeratedIterations >= 0, nameof(ExaggeratedIterations), "cannot be negative", ExaggeratedIterations);
        Require(Iterations >= ExaggeratedIterations, nameof(Iterations), "has to be at least ExaggeratedIterations", Iterations);
        Require(EarlyExaggeration >= 1 && double.IsFinite(EarlyExaggeration), nameof(EarlyExaggeration), "has to be at least 1", EarlyExaggeration);
        Require(LearningRate is null || (LearningRate > 0 && double.IsFinite(LearningRate.Value)), nameof(LearningRate), "has to be positive", LearningRate);
        Require(Angle is >= 0 and <= 1, nameof(Angle), "has to be from 0 to 1", Angle);
        Require(DegreesOfFreedom is null or (>= 1 and <= 20), nameof(DegreesOfFreedom), "has to be from 1 to 20", DegreesOfFreedom);
        Require(Patience >= 1, nameof(Patience), "has to be at least 1", Patience);
        Require(LeastGradient >= 0, nameof(LeastGradient), "cannot be negative", LeastGradient);
        Require(
            Gradient != TSneGradient.Interpolated || Dimensions == 2, nameof(Gradient), "interpolates in 2 dimensions only; take BarnesHut for 3", Gradient);
        foreach (var perplexity in AllPerplexities)
        {
            Require(perplexity >= 1 && double.IsFinite(perplexity), nameof(Perplexity), "has to be at least 1", perplexity);
            Require(
                perplexity < rows, nameof(Perplexity),
                $"has to be below the number of rows, which is {rows}; lower it, or fit to more rows", perplexity);
        }
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"TSne: {option} {rule}.");
        }
    }
}
