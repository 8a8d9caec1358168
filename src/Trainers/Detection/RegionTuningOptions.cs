using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;

namespace MLNetVision.Trainers;

/// <summary>
/// How the backbone learns from warped regions before features are made: a softmax over the classes and the background, on batches of which a fixed share shows
/// objects (Girshick et al. 2014). Regions are drawn once, as many as an epoch has; every epoch brings them in another order.
/// </summary>
public sealed record RegionTuningOptions
{
    /// <summary>
    /// The loop: epochs, rate, schedule, seed. Its batch size is not looked at. Momentum 0.9 and a rate of 0.001 unless said otherwise, the new layer learning
    /// ten times as fast.
    /// </summary>
    public TrainingOptions Training { get; init; } = new()
    {
        Epochs = 4,
        Rule = new TrainingRule
        {
            Optimizer = new Sgd { LearningRate = 0.001, Momentum = 0.9 },
            RateFactors = new Dictionary<string, double> { [NewLayer] = 10 },
        },
    };

    /// <summary>Regions of a batch that show objects.</summary>
    public int Positives { get; init; } = 32;

    /// <summary>Regions of a batch that show the background.</summary>
    public int Negatives { get; init; } = 96;

    /// <summary>Batches of an epoch.</summary>
    public int Batches { get; init; } = 50;

    /// <summary>Name prefixes of the backbone's parameters that keep their values.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    internal const string NewLayer = "regions.tuning";

    /// <summary>Refuses what nothing can be learnt with.</summary>
    public void Validate()
    {
        Training.Validate();
        Check(Positives > 0, nameof(Positives), Positives, "1 or more");
        Check(Negatives > 0, nameof(Negatives), Negatives, "1 or more");
        Check(Batches > 0, nameof(Batches), Batches, "1 or more");
    }

    private static void Check(bool holds, string option, int value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"RegionTuningOptions.{option} has to be {rule}.");
        }
    }
}
