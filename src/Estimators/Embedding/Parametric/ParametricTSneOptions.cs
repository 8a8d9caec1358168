using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;

namespace MLNetVision.Estimators;

/// <summary>How a network learns to make maps.</summary>
public sealed record ParametricTSneOptions
{
    /// <summary>2 or 3; more make codes instead of maps.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>How many neighbours within a batch count for each row, as it were; from 1 to below the rows of a batch.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>The units of the layers between rows and map.</summary>
    public IReadOnlyList<int> HiddenSizes { get; init; } = [256, 256];

    /// <summary>Student's, in the map; null for one less than the dimensions.</summary>
    public int? DegreesOfFreedom { get; init; }

    /// <summary>
    /// The loop: epochs, batches, optimizer, schedule, seed. Every batch is a map of its own that the network is measured by, so batches are large.
    /// <see cref="TrainingOptions.Loss"/> is the estimator's own affair.
    /// </summary>
    public TrainingOptions Training { get; init; } = new()
    {
        Epochs = 60,
        BatchSize = 500,
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.001 } },
    };

    internal int Degrees => DegreesOfFreedom ?? Math.Max(1, Dimensions - 1);

    /// <summary>Throws where an option is out of its range, or does not suit the number of rows.</summary>
    internal void Validate(int rows)
    {
        Require(Dimensions >= 1, nameof(Dimensions), "has to be at least 1", Dimensions);
        Require(HiddenSizes.All(s => s >= 1), nameof(HiddenSizes), "have to be at least 1 each", string.Join(", ", HiddenSizes));
        Require(DegreesOfFreedom is null or >= 1, nameof(DegreesOfFreedom), "has to be at least 1", DegreesOfFreedom);
        Require(Perplexity >= 1 && double.IsFinite(Perplexity), nameof(Perplexity), "has to be at least 1", Perplexity);
        var batch = Math.Min(Training.BatchSize ?? rows, rows);
        Require(
            Perplexity < batch, nameof(Perplexity),
            $"has to be below the rows of a batch, which are {batch}; lower it, or give more rows or larger batches", Perplexity);
        Training.Validate();
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"ParametricTSne: {option} {rule}.");
        }
    }
}
